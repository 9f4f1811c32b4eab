// One training step of ENNELUT, fused: forward, loss and gradients of N looks on
// P shared colours, 96 colours of a look at a time so that everything stays in the caches.
// The arithmetic is that of ennelut_network.py, its referee in the tests.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#ifdef _OPENMP
#include <omp.h>
#endif

#include "products.h"

namespace {

constexpr int kNarrow = 32, kWide = 64, kBlock = 96;
constexpr float kSlope = 1 / 1.1f;  // LipSwish

constexpr int vectors(int columns) { return columns / kLanes; }

// A product whose `finish` takes where in the result (kBlock, kOut) a vector lies.
template <int kIn, int kOut, class Finish>
inline void flat_product(const float* a, const float* b, Finish finish) {
  product<kBlock, kIn, vectors(kOut), vectors(kOut) == 4 ? 6 : 12>(
      a, b, [&](int row, int column, Vec sum) { finish(row * kOut + column, sum); });
}

// A block of the network, or its gradients: matrices as (in, out), the last as (3, 32).
struct Part {
  float first[3 * kNarrow], second[kNarrow * kWide], third[kWide * kNarrow], last[3 * kNarrow];
  float scale[3];
};
static_assert(sizeof(Part) == 4291 * sizeof(float));

struct Turned {
  std::vector<float> second, third;
  explicit Turned(const Part& part) : second(kNarrow * kWide), third(kNarrow * kWide) {
    for (int i = 0; i < kNarrow; ++i)
      for (int j = 0; j < kWide; ++j) {
        second[j * kNarrow + i] = part.second[i * kWide + j];
        third[i * kWide + j] = part.third[j * kNarrow + i];
      }
  }
};

// What the forward pass leaves for the backward one: units and their slopes.
struct Kept {
  float in[kBlock * 3], out[kBlock * 3];
  float first[kBlock * kNarrow], first_slope[kBlock * kNarrow];
  float second[kBlock * kWide], second_slope[kBlock * kWide];
  float third[kBlock * kNarrow], third_slope[kBlock * kNarrow];
};

struct Workspace {
  std::vector<Kept> kept;
  std::vector<Part> gradients;
  std::vector<float> wide, narrow, other;
  double loss = 0;
  explicit Workspace(int blocks)
      : kept(blocks), gradients(blocks), wide(kBlock * kWide), narrow(kBlock * kNarrow),
        other(kBlock * kNarrow) {
    std::memset(gradients.data(), 0, sizeof(Part) * blocks);
  }
};

inline void bend(Vec z, float* unit, float* slope) {
  const Vec s = logistic(z);
  store(unit, z * s * kSlope);
  store(slope, s * (1.f + z * (1.f - s)) * kSlope);
}

void forward(const Part& w, const float* rows, float* z, Kept& kept) {
  std::memcpy(kept.in, z, sizeof(kept.in));
  for (int v = 0; v < kNarrow; v += kLanes) {
    const Vec a = load(w.first + v), b = load(w.first + kNarrow + v);
    const Vec c = load(w.first + 2 * kNarrow + v), bias = load(rows + v);
    for (int row = 0; row < kBlock; ++row) {
      const float* x = z + row * 3;
      const int i = row * kNarrow + v;
      bend(bias + splat(x[0]) * a + splat(x[1]) * b + splat(x[2]) * c, kept.first + i,
           kept.first_slope + i);
    }
  }
  flat_product<kNarrow, kWide>(kept.first, w.second, [&](int i, Vec sum) {
    bend(sum, kept.second + i, kept.second_slope + i);
  });
  flat_product<kWide, kNarrow>(kept.second, w.third, [&](int i, Vec sum) {
    bend(sum, kept.third + i, kept.third_slope + i);
  });
  for (int row = 0; row < kBlock; ++row) {
    const Vec a = load(kept.third + row * kNarrow);
    const Vec b = load(kept.third + row * kNarrow + kLanes);
    for (int o = 0; o < 3; ++o) {
      const float* last = w.last + o * kNarrow;
      const float sum = total(a * load(last) + b * load(last + kLanes));
      kept.out[row * 3 + o] = sum;
      z[row * 3 + o] += w.scale[o] * sum;
    }
  }
}

// `dz` comes as the gradient of the block's output and leaves as that of its input.
void backward(const Part& w, const Turned& turned, const Kept& kept, float* dz, float* drows,
              Part& into, Workspace& ws) {
  float *dthird = ws.narrow.data(), *dsecond = ws.wide.data(), *dfirst = ws.other.data();
  for (int v = 0; v < kNarrow; v += kLanes) {
    Vec sums[3] = {}, last[3];
    for (int o = 0; o < 3; ++o) last[o] = load(w.last + o * kNarrow + v) * w.scale[o];
    for (int row = 0; row < kBlock; ++row) {
      const int i = row * kNarrow + v;
      const Vec unit = load(kept.third + i);
      Vec back = Vec{};
      for (int o = 0; o < 3; ++o) {
        const Vec g = splat(dz[row * 3 + o]);
        back += g * last[o];
        sums[o] += g * unit;
      }
      store(dthird + i, back * load(kept.third_slope + i));
    }
    for (int o = 0; o < 3; ++o) {
      float* place = into.last + o * kNarrow + v;
      store(place, load(place) + sums[o] * w.scale[o]);
    }
  }
  for (int i = 0; i < kBlock * 3; ++i) into.scale[i % 3] += dz[i] * kept.out[i];
  outer<kBlock, kWide, vectors(kNarrow), 8>(kept.second, dthird, into.third);
  flat_product<kNarrow, kWide>(dthird, turned.third.data(), [&](int i, Vec sum) {
    store(dsecond + i, sum * load(kept.second_slope + i));
  });
  outer<kBlock, kNarrow, vectors(kWide), 4>(kept.first, dsecond, into.second);
  flat_product<kWide, kNarrow>(dsecond, turned.second.data(), [&](int i, Vec sum) {
    store(dfirst + i, sum * load(kept.first_slope + i));
  });
  for (int v = 0; v < kNarrow; v += kLanes) {
    Vec bias = Vec{}, sums[3] = {};
    for (int row = 0; row < kBlock; ++row) {
      const Vec d = load(dfirst + row * kNarrow + v);
      bias += d;
      for (int o = 0; o < 3; ++o) sums[o] += splat(kept.in[row * 3 + o]) * d;
    }
    store(drows + v, load(drows + v) + bias);
    for (int o = 0; o < 3; ++o) {
      float* place = into.first + o * kNarrow + v;
      store(place, load(place) + sums[o]);
    }
  }
  for (int row = 0; row < kBlock; ++row) {
    const Vec a = load(dfirst + row * kNarrow), b = load(dfirst + row * kNarrow + kLanes);
    for (int o = 0; o < 3; ++o) {
      const float* first = w.first + o * kNarrow;
      dz[row * 3 + o] += total(a * load(first) + b * load(first + kLanes));
    }
  }
}

// What is asked of a step's outputs: `targets` (points, all looks, 3), and how visible a
// change of a colour is (m, m, m, 8), or null for squared errors.
struct Wanted {
  const int32_t* points;
  const int16_t* targets;
  int all_looks;
  float unit, scale;
  const float* metric;
  int metric_size;
  float softness;
};

// Turns outputs before the last tanh, z (kBlock, 3), into gradients; returns the loss.
double squared(const Wanted& wanted, const int32_t* points, int look, float* z) {
  alignas(64) float target[kBlock * 3];
  for (int p = 0; p < kBlock; ++p)
    for (int o = 0; o < 3; ++o) {
      const size_t place = (size_t(points[p]) * wanted.all_looks + look) * 3 + o;
      target[p * 3 + o] = wanted.scale * (wanted.targets[place] * wanted.unit - 0.5f);
    }
  Vec sum = Vec{};
  for (int i = 0; i < kBlock * 3; i += kLanes) {
    const Vec y = 2.f * logistic(2.f * load(z + i)) - 1.f;
    const Vec error = y - load(target + i);
    sum += error * error;
    store(z + i, 2.f * error * (1.f - y * y));
  }
  return total(sum);
}

double visible(const Wanted& wanted, const int32_t* points, int look, float* z) {
  double sum = 0;
  alignas(64) float y[kBlock * 3];
  for (int i = 0; i < kBlock * 3; i += kLanes)
    store(y + i, 2.f * logistic(2.f * load(z + i)) - 1.f);
  for (int p = 0; p < kBlock; ++p) {
    const int16_t* target =
        wanted.targets + (size_t(points[p]) * wanted.all_looks + look) * 3;
    float e[3], g[3], open[3];
    int cell = 0;
    for (int o = 0; o < 3; ++o) {
      const float t = target[o] * wanted.unit;
      e[o] = y[p * 3 + o] / wanted.scale + 0.5f - t;
      open[o] = !((t <= 0 && e[o] < 0) || (t >= 1 && e[o] > 0));
      e[o] *= open[o];
      cell = cell * wanted.metric_size +
             int(std::min(std::max(t, 0.f), 1.f) * (wanted.metric_size - 1) + 0.5f);
    }
    const float* m = wanted.metric + size_t(cell) * 8;
    g[0] = m[0] * e[0] + m[1] * e[1] + m[2] * e[2];
    g[1] = m[1] * e[0] + m[3] * e[1] + m[4] * e[2];
    g[2] = m[2] * e[0] + m[4] * e[1] + m[5] * e[2];
    const float square = e[0] * g[0] + e[1] * g[1] + e[2] * g[2];
    const float root = std::sqrt(square + wanted.softness * wanted.softness);
    sum += root - wanted.softness;
    for (int o = 0; o < 3; ++o) {
      const float value = y[p * 3 + o];
      z[p * 3 + o] = g[o] * open[o] / root * (1 - value * value) / wanted.scale;
    }
  }
  return sum;
}

}  // namespace

// Gradients of the sum of the losses; nothing is divided by the number of colours.
extern "C" void ennelut_step(int looks, int colours, int blocks, int threads, const float* weights,
                             const float* rows, const int32_t* look_rows, const float* start,
                             const int32_t* points, const int16_t* targets, int all_looks,
                             float unit, float scale, const float* metric, int metric_size,
                             float softness, float* dweights, float* drows, double* loss) {
  const Wanted wanted{points, targets, all_looks, unit, scale, metric, metric_size, softness};
  const Part* parts = reinterpret_cast<const Part*>(weights);
  std::vector<Turned> turned(parts, parts + blocks);
  std::vector<Workspace> spaces(threads, Workspace(blocks));
  std::memset(drows, 0, sizeof(float) * size_t(looks) * blocks * kNarrow);
#pragma omp parallel for num_threads(threads) schedule(dynamic, 4)
  for (int n = 0; n < looks; ++n) {
#ifdef _OPENMP
    Workspace& ws = spaces[omp_get_thread_num()];
#else
    Workspace& ws = spaces[0];
#endif
    const size_t row = size_t(n) * blocks * kNarrow;
    for (int begin = 0; begin < colours; begin += kBlock) {
      alignas(64) float z[kBlock * 3];
      std::memcpy(z, start + size_t(begin) * 3, sizeof(z));
      for (int k = 0; k < blocks; ++k) forward(parts[k], rows + row + k * kNarrow, z, ws.kept[k]);
      const auto judge = metric ? visible : squared;
      ws.loss += judge(wanted, points + begin, look_rows[n], z);
      for (int k = blocks - 1; k >= 0; --k)
        backward(parts[k], turned[k], ws.kept[k], z, drows + row + k * kNarrow, ws.gradients[k], ws);
    }
  }
  const size_t count = blocks * sizeof(Part) / sizeof(float);
  std::memset(dweights, 0, sizeof(float) * count);
  *loss = 0;
  for (auto& ws : spaces) {
    const float* part = reinterpret_cast<const float*>(ws.gradients.data());
    for (size_t i = 0; i < count; ++i) dweights[i] += part[i];
    *loss += ws.loss;
  }
}
