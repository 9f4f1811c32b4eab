// Sixteen floats at a time, with the compiler's own vector types.

#pragma once

#ifdef __AVX512F__
#include <immintrin.h>
#endif

namespace {

constexpr int kLanes = 16;

typedef float Vec __attribute__((vector_size(64), aligned(64), may_alias));
typedef float VecU __attribute__((vector_size(64), aligned(4), may_alias));
typedef int Ints __attribute__((vector_size(64), aligned(64), may_alias));

inline Vec load(const float* p) { return *reinterpret_cast<const VecU*>(p); }
inline void store(float* p, Vec v) { *reinterpret_cast<VecU*>(p) = v; }
inline Vec splat(float x) { return Vec{} + x; }
inline Vec above(Vec v, Vec low) { return v > low ? v : low; }
inline Vec below(Vec v, Vec high) { return v < high ? v : high; }
inline float total(Vec v) {
  typedef float Half __attribute__((vector_size(32)));
  typedef float Quarter __attribute__((vector_size(16)));
  const Half a = __builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7) +
                 __builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15);
  const Quarter b = __builtin_shufflevector(a, a, 0, 1, 2, 3) +
                    __builtin_shufflevector(a, a, 4, 5, 6, 7);
  return (b[0] + b[2]) + (b[1] + b[3]);
}

// 1 / v, to the last bit but one or two.
inline Vec inverse(Vec v) {
#ifdef __AVX512F__
  const Vec guess = _mm512_rcp14_ps(v);
  return guess * (splat(2) - v * guess);
#else
  return splat(1) / v;
#endif
}

// 1 / (1 + exp(-v)): a power of two, and a polynomial for the rest of the exponent.
inline Vec logistic(Vec v) {
  const Vec bound = splat(60);
  const Vec power = below(above(v, -bound), bound) * -1.44269504f;
  const Ints whole = __builtin_convertvector(power + (power > 0 ? splat(0.5f) : splat(-0.5f)), Ints);
  const Vec rest = power - __builtin_convertvector(whole, Vec);
  Vec sum = splat(1.535336e-4f);
  sum = sum * rest + 1.339887e-3f;
  sum = sum * rest + 9.618437e-3f;
  sum = sum * rest + 5.550332e-2f;
  sum = sum * rest + 2.402265e-1f;
  sum = sum * rest + 6.931472e-1f;
  sum = sum * rest + 1.f;
  const Ints raised = (Ints)sum + (whole << 23);
  return inverse((Vec)raised + 1.f);
}

}  // namespace
