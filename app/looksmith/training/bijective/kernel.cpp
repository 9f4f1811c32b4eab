// One training step of the coupling codec, fused: loss of N looks on P shared colours
// and its gradient to each look's own weights, a look at a time so that everything
// stays in the caches. The arithmetic is that of network.py, its referee in the tests.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#ifdef _OPENMP
#include <omp.h>
#endif

#include "../encoding/products.h"

namespace {

constexpr int kWidth = WIDTH;
constexpr int kVectors = kWidth / kLanes;
constexpr int kRows = kVectors <= 2 ? 8 : 6;
constexpr int kBlock = 96;
constexpr int kKnots = kLanes - 1;  // the last lane holds the offset
constexpr float kSpacing = SPACING, kFloor = FLOOR;
static_assert(kWidth % kLanes == 0 && kBlock % kRows == 0);

inline Vec root(Vec v) {
  alignas(64) float each[kLanes];
  store(each, v);
#pragma omp simd
  for (int i = 0; i < kLanes; ++i) each[i] = std::sqrt(each[i]);
  return load(each);
}

// A layer of a look: first (3, W), weight (W, W), shift (W), head (W, 16), bias (16), lead (W), skip (2).
constexpr int kWeight = 3 * kWidth, kShift = kWeight + kWidth * kWidth;
constexpr int kHead = kShift + kWidth, kBias = kHead + kWidth * kLanes;
constexpr int kLead = kBias + kLanes, kSkip = kLead + kWidth, kLayer = kSkip + 2;

// Where each lane of the spline bends.
struct Spline {
  Vec knot, inverse, low, high, bend_low, bend_high, anchor, slope, free;
  Spline() {
    for (int i = 0; i < kLanes; ++i) {
      const bool is_first = i == 0, is_last = i == kKnots - 1, is_offset = i == kKnots;
      knot[i] = is_offset ? 0 : kSpacing * (i - kKnots / 2);
      inverse[i] = is_offset ? 0 : 1 / kSpacing;
      low[i] = is_first ? -1e30f : -1;
      high[i] = is_last ? 1e30f : 1;
      bend_low[i] = is_first ? 0 : -1;
      bend_high[i] = is_last ? 0 : 1;
      slope[i] = is_offset ? 0 : 1;
      free[i] = is_offset ? 1 : 0;
      anchor[i] = 0;
    }
    const Vec at_centre = rise(splat(0));
    anchor = at_centre - free;
  }
  // The ramp of each lane, nought at the centre; 1 in the lane of the offset.
  Vec rise(Vec z) const {
    const Vec d = below(above((z - knot) * inverse, low), high);
    const Vec e = below(above(d, bend_low), bend_high);
    return (d - splat(0.5f) * e * above(e, -e)) * splat(kSpacing) - anchor;
  }
  Vec hat(Vec z) const {
    const Vec e = below(above((z - knot) * inverse, bend_low), bend_high);
    return (splat(1) - above(e, -e)) * slope;
  }
};

struct Workspace {
  std::vector<float> states, hidden0, slope0, hidden1, slope1, weights, speeds;
  std::vector<float> heads, turned, dtheta, dhidden, dinner;
  explicit Workspace(int layers) {
    const size_t wide = size_t(layers) * kBlock * kWidth, narrow = size_t(layers) * kBlock * kLanes;
    states.resize(size_t(layers + 1) * kBlock * 3);
    for (auto* each : {&hidden0, &slope0, &hidden1, &slope1}) each->resize(wide);
    weights.resize(narrow);
    speeds.resize(narrow);
    heads.resize(size_t(layers) * kWidth * kLanes);
    turned.resize(size_t(layers) * (kWidth * kWidth + kWidth * kLanes));
    dtheta.resize(kBlock * kLanes);
    dhidden.resize(kBlock * kWidth);
    dinner.resize(kBlock * kWidth);
  }
};

struct Batch {
  int colours_count, layers;
  size_t stride;                    // from a look's layer to its next one
  const int32_t* channels;          // (L,)
  const float* turns;               // (L + 1, 3, 3): before each layer, after the last
  const uint8_t* turns_there;       // (L + 1,): not the identity
  const float* colours;             // (P, 3)
  const int32_t* points;            // (P,) rows of `targets`
  const int16_t* targets;           // (points, all looks, 3)
  int all_looks;
  float unit;
  const float* metric;              // (m, m, m, 8)
  int metric_size;
  float softness;
};

inline void turn(const float* m, float* z, bool transposed) {
  float out[3];
  for (int i = 0; i < 3; ++i)
    out[i] = transposed ? m[i] * z[0] + m[3 + i] * z[1] + m[6 + i] * z[2]
                        : m[i * 3] * z[0] + m[i * 3 + 1] * z[1] + m[i * 3 + 2] * z[2];
  for (int i = 0; i < 3; ++i) z[i] = out[i];
}

// Loss and its gradient, which replaces the outputs z.
inline double judge(const Batch& batch, int point, int look, float* z) {
  const int16_t* wanted = batch.targets + (size_t(batch.points[point]) * batch.all_looks + look) * 3;
  float e[3], open[3];
  int cell = 0;
  for (int o = 0; o < 3; ++o) {
    const float target = wanted[o] * batch.unit;
    e[o] = z[o] + 0.5f - target;
    // Beyond the gamut where the look clips, the output is clipped as well.
    open[o] = !((target <= 0 && e[o] < 0) || (target >= 1 && e[o] > 0));
    e[o] *= open[o];
    cell = cell * batch.metric_size +
           int(std::min(std::max(target, 0.f), 1.f) * (batch.metric_size - 1) + 0.5f);
  }
  const float* m = batch.metric + size_t(cell) * 8;
  float g[3];
  g[0] = m[0] * e[0] + m[1] * e[1] + m[2] * e[2];
  g[1] = m[1] * e[0] + m[3] * e[1] + m[4] * e[2];
  g[2] = m[2] * e[0] + m[4] * e[1] + m[5] * e[2];
  const float square = e[0] * g[0] + e[1] * g[1] + e[2] * g[2];
  const float length = std::sqrt(square + batch.softness * batch.softness);
  for (int o = 0; o < 3; ++o) z[o] = g[o] * open[o] / length;
  return length - batch.softness;
}

void forward(const Batch& batch, const Spline& spline, const float* own, Workspace& ws) {
  const Vec zero = Vec{}, one = splat(1), half = splat(0.5f);
  for (int layer = 0; layer < batch.layers; ++layer) {
    const float* w = own + layer * batch.stride;
    float *z = &ws.states[layer * kBlock * 3], *next = z + kBlock * 3;
    if (batch.turns_there[layer])
      for (int row = 0; row < kBlock; ++row) turn(batch.turns + layer * 9, z + row * 3, false);
    const int c = batch.channels[layer], p = (c + 1) % 3, q = (c + 2) % 3;
    const size_t wide = size_t(layer) * kBlock * kWidth, narrow = size_t(layer) * kBlock * kLanes;
    float *h0 = &ws.hidden0[wide], *d0 = &ws.slope0[wide];
    float *h1 = &ws.hidden1[wide], *d1 = &ws.slope1[wide];
    for (int v = 0; v < kWidth; v += kLanes) {
      const Vec a = load(w + v), b = load(w + kWidth + v), shift = load(w + 2 * kWidth + v);
      for (int row = 0; row < kBlock; ++row) {
        const Vec s = splat(z[row * 3 + p]) * a + splat(z[row * 3 + q]) * b + shift;
        const Vec d = below(above(half * s + half, zero), one);
        store(d0 + row * kWidth + v, d);
        store(h0 + row * kWidth + v, d * d + above(s - one, zero));
      }
    }
    product<kBlock, kWidth, kVectors, kRows>(h0, w + kWeight, [&](int row, int column, Vec sum) {
      const int i = row * kWidth + column;
      const Vec s = sum + load(w + kShift + column);
      const Vec d = below(above(half * s + half, zero), one);
      store(d1 + i, d);
      store(h1 + i, load(h0 + i) + d * d + above(s - one, zero));
    });
    float *weights = &ws.weights[narrow], *speeds = &ws.speeds[narrow];
    product<kBlock, kWidth, 1, 16>(h1, &ws.heads[size_t(layer) * kWidth * kLanes], [&](int row, int, Vec sum) {
      const Vec theta = sum + load(w + kBias);
      const Vec length = root(theta * theta + splat(4));
      const Vec positive = half * (theta + length);
      const Vec grown = splat(kFloor) + splat(1 - kFloor) * positive;
      const Vec speed = splat(1 - kFloor) * positive / length;
      store(weights + row * kLanes, grown + spline.free * (theta - grown));
      store(speeds + row * kLanes, speed + spline.free * (one - speed));
    });
    for (int row = 0; row < kBlock; ++row) {
      const float *now = z + row * 3;
      const Vec rise = spline.rise(splat(now[c]));
      next[row * 3 + p] = now[p];
      next[row * 3 + q] = now[q];
      next[row * 3 + c] = total(rise * load(weights + row * kLanes)) + w[kSkip] * now[p] +
                          w[kSkip + 1] * now[q];
    }
  }
}

void backward(const Batch& batch, const Spline& spline, const float* own, float* grads, float* dz,
              Workspace& ws) {
  for (int layer = batch.layers - 1; layer >= 0; --layer) {
    const float* w = own + layer * batch.stride;
    float* dw = grads + layer * batch.stride;
    const float* z = &ws.states[layer * kBlock * 3];
    const int c = batch.channels[layer], p = (c + 1) % 3, q = (c + 2) % 3;
    const size_t wide = size_t(layer) * kBlock * kWidth, narrow = size_t(layer) * kBlock * kLanes;
    const float *h0 = &ws.hidden0[wide], *d0 = &ws.slope0[wide];
    const float *h1 = &ws.hidden1[wide], *d1 = &ws.slope1[wide];
    const float *weights = &ws.weights[narrow], *speeds = &ws.speeds[narrow];
    float *dtheta = ws.dtheta.data(), *dhidden = ws.dhidden.data(), *dinner = ws.dinner.data();
    Vec dbias = Vec{};
    float dskip[2] = {0, 0};
    for (int row = 0; row < kBlock; ++row) {
      const float* now = z + row * 3;
      float* g = dz + row * 3;
      const float push = g[c];
      const Vec at = splat(now[c]);
      const Vec d = splat(push) * spline.rise(at) * load(speeds + row * kLanes);
      store(dtheta + row * kLanes, d);
      dbias += d;
      dskip[0] += push * now[p];
      dskip[1] += push * now[q];
      g[c] = push * total(spline.hat(at) * load(weights + row * kLanes));
      g[p] += push * w[kSkip];
      g[q] += push * w[kSkip + 1];
    }
    store(dw + kBias, load(dw + kBias) + dbias);
    dw[kSkip] += dskip[0];
    dw[kSkip + 1] += dskip[1];
    outer<kBlock, kWidth, 1, 8>(h1, dtheta, dw + kHead);
    const float* turned = &ws.turned[size_t(layer) * (kWidth * kWidth + kWidth * kLanes)];
    product<kBlock, kLanes, kVectors, kRows>(dtheta, turned + kWidth * kWidth,
                                     [&](int row, int column, Vec sum) {
      const int i = row * kWidth + column;
      store(dhidden + i, sum);
      store(dinner + i, sum * load(d1 + i));
    });
    for (int v = 0; v < kWidth; v += kLanes) {
      Vec sum = Vec{};
      for (int row = 0; row < kBlock; ++row) sum += load(dinner + row * kWidth + v);
      store(dw + kShift + v, load(dw + kShift + v) + sum);
    }
    outer<kBlock, kWidth, kVectors, 8>(h0, dinner, dw + kWeight);
    product<kBlock, kWidth, kVectors, kRows>(dinner, turned, [&](int row, int column, Vec sum) {
      const int i = row * kWidth + column;
      store(dhidden + i, (load(dhidden + i) + sum) * load(d0 + i));
    });
    Vec da[kVectors], db[kVectors], dshift[kVectors], a[kVectors], b[kVectors];
    for (int v = 0; v < kVectors; ++v) {
      da[v] = db[v] = dshift[v] = Vec{};
      a[v] = load(w + v * kLanes);
      b[v] = load(w + kWidth + v * kLanes);
    }
    for (int row = 0; row < kBlock; ++row) {
      const Vec at_p = splat(z[row * 3 + p]), at_q = splat(z[row * 3 + q]);
      Vec to_p = Vec{}, to_q = Vec{};
      for (int v = 0; v < kVectors; ++v) {
        const Vec d = load(dhidden + row * kWidth + v * kLanes);
        da[v] += at_p * d;
        db[v] += at_q * d;
        dshift[v] += d;
        to_p += d * a[v];
        to_q += d * b[v];
      }
      dz[row * 3 + p] += total(to_p);
      dz[row * 3 + q] += total(to_q);
    }
    for (int v = 0; v < kVectors; ++v) {
      float* into = dw + v * kLanes;
      store(into, load(into) + da[v]);
      store(into + kWidth, load(into + kWidth) + db[v]);
      store(into + 2 * kWidth, load(into + 2 * kWidth) + dshift[v]);
    }
    if (batch.turns_there[layer])
      for (int row = 0; row < kBlock; ++row) turn(batch.turns + layer * 9, dz + row * 3, true);
  }
}

double one_look(const Batch& batch, const Spline& spline, int look, const float* own, float* grads,
                Workspace& ws) {
  for (int layer = 0; layer < batch.layers; ++layer) {
    std::memset(grads + layer * batch.stride, 0, sizeof(float) * kLayer);
    const float* w = own + layer * batch.stride;
    float* turned = &ws.turned[size_t(layer) * (kWidth * kWidth + kWidth * kLanes)];
    for (int k = 0; k < kWidth; ++k)
      for (int n = 0; n < kWidth; ++n) turned[n * kWidth + k] = w[kWeight + k * kWidth + n];
    float* head = &ws.heads[size_t(layer) * kWidth * kLanes];
    std::memcpy(head, w + kHead, sizeof(float) * kWidth * kLanes);
    for (int k = 0; k < kWidth; ++k) head[k * kLanes + kKnots] += w[kLead + k];
    turned += kWidth * kWidth;
    for (int k = 0; k < kWidth; ++k)
      for (int n = 0; n < kLanes; ++n) turned[n * kWidth + k] = head[k * kLanes + n];
  }
  double loss = 0;
  for (int start = 0; start < batch.colours_count; start += kBlock) {
    for (int i = 0; i < kBlock * 3; ++i) ws.states[i] = batch.colours[start * 3 + i] - 0.5f;
    forward(batch, spline, own, ws);
    float* z = &ws.states[batch.layers * kBlock * 3];
    const float* last = batch.turns + batch.layers * 9;
    const bool there = batch.turns_there[batch.layers];
    for (int row = 0; row < kBlock; ++row) {
      if (there) turn(last, z + row * 3, false);
      loss += judge(batch, start + row, look, z + row * 3);
      if (there) turn(last, z + row * 3, true);
    }
    backward(batch, spline, own, grads, z, ws);
  }
  for (int layer = 0; layer < batch.layers; ++layer) {
    float* dw = grads + layer * batch.stride;
    for (int k = 0; k < kWidth; ++k) dw[kLead + k] = dw[kHead + k * kLanes + kKnots];
  }
  return loss;
}

}  // namespace

// Sums over colours; nothing is divided by their number. own, grads: (L, N, layer).
extern "C" void step(int looks, int colours_count, int layers, int threads, const int32_t* channels,
                     const float* turns, const uint8_t* turns_there, const float* own,
                     const int32_t* look_rows, const float* colours, const int32_t* points,
                     const int16_t* targets, int all_looks, float unit, const float* metric,
                     int metric_size, float softness, float* grads, double* losses) {
  const Batch batch{colours_count, layers, size_t(looks) * kLayer, channels, turns,  turns_there, colours,
                    points, targets,       all_looks, unit,     metric, metric_size, softness};
  const Spline spline;
  std::vector<Workspace> spaces(threads, Workspace(layers));
#pragma omp parallel for num_threads(threads) schedule(dynamic, 4)
  for (int n = 0; n < looks; ++n) {
#ifdef _OPENMP
    Workspace& ws = spaces[omp_get_thread_num()];
#else
    Workspace& ws = spaces[0];
#endif
    losses[n] = one_look(batch, spline, look_rows[n], own + size_t(n) * kLayer,
                         grads + size_t(n) * kLayer, ws);
  }
}
