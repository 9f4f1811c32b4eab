// Products of small matrices, kept in registers: what all compiled steps share.

#pragma once

#include "vectors.h"

namespace {

// rows of a (kBlock, kInner) @ b (kInner, kColumns vectors), kTogether rows at a time;
// `finish` takes each vector of the result with its row and column.
template <int kBlock, int kInner, int kColumns, int kTogether, class Finish>
inline void product(const float* a, const float* b, Finish finish) {
  static_assert(kBlock % kTogether == 0);
  for (int row = 0; row < kBlock; row += kTogether) {
    Vec sum[kTogether][kColumns];
#pragma GCC unroll 16
    for (int r = 0; r < kTogether; ++r)
#pragma GCC unroll 8
      for (int v = 0; v < kColumns; ++v) sum[r][v] = Vec{};
    const float* in = a + row * kInner;
    for (int k = 0; k < kInner; ++k) {
      Vec w[kColumns];
#pragma GCC unroll 8
      for (int v = 0; v < kColumns; ++v) w[v] = load(b + (k * kColumns + v) * kLanes);
#pragma GCC unroll 16
      for (int r = 0; r < kTogether; ++r) {
        const Vec x = splat(in[r * kInner + k]);
#pragma GCC unroll 8
        for (int v = 0; v < kColumns; ++v) sum[r][v] += x * w[v];
      }
    }
#pragma GCC unroll 16
    for (int r = 0; r < kTogether; ++r)
#pragma GCC unroll 8
      for (int v = 0; v < kColumns; ++v) finish(row + r, v * kLanes, sum[r][v]);
  }
}

// out (kTall, kColumns vectors) += a^T b over kBlock rows of a (kBlock, kTall), kTogether
// rows of the result at a time.
template <int kBlock, int kTall, int kColumns, int kTogether>
inline void outer(const float* a, const float* b, float* out) {
  static_assert(kTall % kTogether == 0);
  for (int k = 0; k < kTall; k += kTogether) {
    Vec sum[kTogether][kColumns];
#pragma GCC unroll 8
    for (int i = 0; i < kTogether; ++i)
#pragma GCC unroll 8
      for (int v = 0; v < kColumns; ++v)
        sum[i][v] = load(out + ((k + i) * kColumns + v) * kLanes);
    for (int row = 0; row < kBlock; ++row) {
      Vec y[kColumns];
#pragma GCC unroll 8
      for (int v = 0; v < kColumns; ++v) y[v] = load(b + (row * kColumns + v) * kLanes);
#pragma GCC unroll 8
      for (int i = 0; i < kTogether; ++i) {
        const Vec x = splat(a[row * kTall + k + i]);
#pragma GCC unroll 8
        for (int v = 0; v < kColumns; ++v) sum[i][v] += x * y[v];
      }
    }
#pragma GCC unroll 8
    for (int i = 0; i < kTogether; ++i)
#pragma GCC unroll 8
      for (int v = 0; v < kColumns; ++v)
        store(out + ((k + i) * kColumns + v) * kLanes, sum[i][v]);
  }
}

}  // namespace
