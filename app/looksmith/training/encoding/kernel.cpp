// One training step of the look network, fused: forward, loss and gradients of N looks
// on P shared colours, a look at a time so that everything stays in the caches.
// The arithmetic is that of network.py, which is its referee in the tests.

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

constexpr int kWidth = WIDTH;
constexpr int kVectors = kWidth / kLanes;
constexpr int kRows = kVectors <= 4 ? 6 : 4;
constexpr int kBlock = 96;
static_assert(kWidth % kLanes == 0 && kBlock % kRows == 0 && kWidth % 4 == 0);

// out (m, n) = base + a^T-or-plain (m, k) @ b (k, n), n = kColumns vectors, m in fours.
template <int kColumns>
inline void tile(const float* b, int b_stride, const float* a, int a_row, int a_inner, int inner,
                 int rows, const float* base, float* out, int out_stride) {
  for (int row = 0; row < rows; row += 4) {
    Vec sum[4][kColumns];
#pragma GCC unroll 4
    for (int i = 0; i < 4; ++i)
#pragma GCC unroll 8
      for (int v = 0; v < kColumns; ++v)
        sum[i][v] = load(base + (row + i) * out_stride + v * kLanes);
    for (int k = 0; k < inner; ++k) {
      Vec y[kColumns];
#pragma GCC unroll 8
      for (int v = 0; v < kColumns; ++v) y[v] = load(b + k * b_stride + v * kLanes);
#pragma GCC unroll 4
      for (int i = 0; i < 4; ++i) {
        const Vec x = splat(a[(row + i) * a_row + k * a_inner]);
#pragma GCC unroll 8
        for (int v = 0; v < kColumns; ++v) sum[i][v] += x * y[v];
      }
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; ++i)
#pragma GCC unroll 8
      for (int v = 0; v < kColumns; ++v)
        store(out + (row + i) * out_stride + v * kLanes, sum[i][v]);
  }
}

struct Sizes {
  int looks, colours, layers, rank;
  // A look's modulation: gain0, shift0; per layer gain, shift, scale (rank); head; affine.
  int gain(int layer) const { return 2 * kWidth + layer * (2 * kWidth + rank); }
  int shift(int layer) const { return gain(layer) + kWidth; }
  int scale(int layer) const { return gain(layer) + 2 * kWidth; }
  int head() const { return gain(layers); }
  int affine() const { return head() + 3 * kWidth; }
  int length() const { return affine() + 12; }
};

struct Shared {
  const float *weight, *left, *right;  // (L, W, W), (L, W, R), (L, R, W)
};

struct Workspace {
  std::vector<float> raw, weight, turned, dweight, scaled, hidden, slope, grad, temp;
  std::vector<float> dshared_weight, dleft, dright, dfeatures;
  Workspace(const Sizes& s) {
    const size_t square = size_t(s.layers) * kWidth * kWidth;
    const size_t factor = size_t(s.layers) * kWidth * s.rank;
    raw.resize(square);
    weight.resize(square);
    turned.resize(square);
    dweight.resize(square);
    scaled.resize(size_t(s.rank) * kWidth);
    hidden.resize(size_t(s.layers + 1) * kBlock * kWidth);
    slope.resize(size_t(s.layers + 1) * kBlock * kWidth);
    grad.resize(kBlock * kWidth);
    temp.resize(std::max(size_t(kBlock), size_t(s.rank)) * kWidth);
    dshared_weight.resize(square);
    dleft.resize(factor);
    dright.resize(factor);
    dfeatures.resize(size_t(s.colours) * kWidth);
  }
};

// A look's weights: (weight + left diag(scale) right) * gain.
void form_weights(const Sizes& s, const Shared& w, const float* mod, Workspace& ws) {
  const int square = kWidth * kWidth;
  for (int layer = 0; layer < s.layers; ++layer) {
    const float* left = w.left + size_t(layer) * kWidth * s.rank;
    const float* right = w.right + size_t(layer) * kWidth * s.rank;
    const float *scale = mod + s.scale(layer), *gain = mod + s.gain(layer);
    float *raw = &ws.raw[layer * square], *out = &ws.weight[layer * square];
    float* turned = &ws.turned[layer * square];
    for (int j = 0; j < s.rank; ++j)
      for (int n = 0; n < kWidth; ++n) ws.scaled[j * kWidth + n] = scale[j] * right[j * kWidth + n];
    tile<kVectors>(ws.scaled.data(), kWidth, left, s.rank, 1, s.rank, kWidth,
                   w.weight + layer * square, raw, kWidth);
    for (int k = 0; k < kWidth; ++k)
      for (int n = 0; n < kWidth; ++n) out[k * kWidth + n] = raw[k * kWidth + n] * gain[n];
    for (int k = 0; k < kWidth; ++k)
      for (int n = 0; n < kWidth; ++n) turned[n * kWidth + k] = out[k * kWidth + n];
  }
}

// Gradients of a look's weights to its modulation and to what all looks share.
void split_weight_gradients(const Sizes& s, const Shared& w, const float* mod, float* dmod,
                            Workspace& ws) {
  const int square = kWidth * kWidth;
  for (int layer = 0; layer < s.layers; ++layer) {
    const float* left = w.left + size_t(layer) * kWidth * s.rank;
    const float* right = w.right + size_t(layer) * kWidth * s.rank;
    const float *scale = mod + s.scale(layer), *gain = mod + s.gain(layer);
    float *dgain = dmod + s.gain(layer), *dscale = dmod + s.scale(layer);
    float *draw = &ws.dweight[layer * square], *raw = &ws.raw[layer * square];
    float* dshared = &ws.dshared_weight[layer * square];
    float* dleft = &ws.dleft[size_t(layer) * kWidth * s.rank];
    float* dright = &ws.dright[size_t(layer) * kWidth * s.rank];
    for (int k = 0; k < kWidth; ++k)
      for (int n = 0; n < kWidth; ++n) {
        const int i = k * kWidth + n;
        dgain[n] += draw[i] * raw[i];
        draw[i] *= gain[n];
        dshared[i] += draw[i];
      }
    for (int j = 0; j < s.rank; ++j)
      for (int n = 0; n < kWidth; ++n) ws.scaled[n * s.rank + j] = scale[j] * right[j * kWidth + n];
    for (int j = 0; j < s.rank; j += kLanes)
      tile<1>(ws.scaled.data() + j, s.rank, draw, kWidth, 1, kWidth, kWidth, dleft + j, dleft + j,
              s.rank);
    std::memset(ws.temp.data(), 0, sizeof(float) * s.rank * kWidth);
    tile<kVectors>(draw, kWidth, left, 1, s.rank, kWidth, s.rank, ws.temp.data(), ws.temp.data(),
                   kWidth);
    for (int j = 0; j < s.rank; ++j) {
      float sum = 0;
      for (int n = 0; n < kWidth; ++n) {
        const float t = ws.temp[j * kWidth + n];
        sum += t * right[j * kWidth + n];
        dright[j * kWidth + n] += scale[j] * t;
      }
      dscale[j] = sum;
    }
  }
}

struct Batch {
  const float *features, *colours;  // (P, W), (P, 3)
  const int32_t* points;            // (P,) rows of `targets`
  const int16_t* targets;           // (points, all looks, 3)
  int all_looks;
  float unit;                       // what 1 in `targets` is worth
  const float* metric;              // (m, m, m, 8): a colour's symmetric 3x3 form
  int metric_size;
  float softness;
};

void one_look(const Sizes& s, const Shared& w, const Batch& batch, int look, bool grey,
              const float* mod, float* dmod, double* loss, Workspace& ws) {
  const Vec zero = Vec{}, one = splat(1), half = splat(0.5f);
  const int step = kBlock * kWidth;
  std::memset(dmod, 0, sizeof(float) * s.length());
  std::memset(ws.dweight.data(), 0, sizeof(float) * ws.dweight.size());
  form_weights(s, w, mod, ws);
  const float *head = mod + s.head(), *affine = mod + s.affine();
  float *dhead = dmod + s.head(), *daffine = dmod + s.affine();
  double sum_loss = 0;
  for (int start = 0; start < s.colours; start += kBlock) {
    const float* features = batch.features + size_t(start) * kWidth;
    float *h0 = ws.hidden.data(), *d0 = ws.slope.data();
    for (int v = 0; v < kWidth; v += kLanes) {
      const Vec gain = load(mod + v), shift = load(mod + kWidth + v);
      for (int row = 0; row < kBlock; ++row) {
        const Vec z = load(features + row * kWidth + v) * gain + shift;
        const Vec d = below(above(half * z + half, zero), one);
        store(d0 + row * kWidth + v, d);
        store(h0 + row * kWidth + v, d * d + above(z - one, zero));
      }
    }
    for (int layer = 0; layer < s.layers; ++layer) {
      const float *in = h0 + layer * step, *shift = mod + s.shift(layer);
      float *out = h0 + (layer + 1) * step, *slope = d0 + (layer + 1) * step;
      product<kBlock, kWidth, kVectors, kRows>(in, &ws.weight[layer * kWidth * kWidth], [&](int row, int column, Vec sum) {
        const int i = row * kWidth + column;
        const Vec z = sum + load(shift + column);
        const Vec d = below(above(half * z + half, zero), one);
        store(slope + i, d);
        store(out + i, load(in + i) + d * d + above(z - one, zero));
      });
    }
    const float* top = h0 + s.layers * step;
    float* grad = ws.grad.data();
    for (int row = 0; row < kBlock; ++row) {
      const int p = start + row;
      const float* x = batch.colours + p * 3;
      float y[3], target[3], e[3], g[3], open[3];
      for (int o = 0; o < 3; ++o) {
        Vec sum = zero;
        for (int v = 0; v < kWidth; v += kLanes)
          sum += load(head + o * kWidth + v) * load(top + row * kWidth + v);
        const float* a = affine + o * 4;
        y[o] = x[o] + a[0] * x[0] + a[1] * x[1] + a[2] * x[2] + a[3] + total(sum);
      }
      if (grey) y[0] = y[1] = y[2] = (y[0] + y[1] + y[2]) / 3;
      const int16_t* wanted =
          batch.targets + (size_t(batch.points[p]) * batch.all_looks + look) * 3;
      int cell = 0;
      for (int o = 0; o < 3; ++o) {
        target[o] = wanted[o] * batch.unit;
        e[o] = y[o] - target[o];
        // Beyond the gamut where the look clips, the output is clipped as well.
        open[o] = !((target[o] <= 0 && e[o] < 0) || (target[o] >= 1 && e[o] > 0));
        e[o] *= open[o];
        cell = cell * batch.metric_size +
               int(std::min(std::max(target[o], 0.f), 1.f) * (batch.metric_size - 1) + 0.5f);
      }
      const float* m = batch.metric + size_t(cell) * 8;
      g[0] = m[0] * e[0] + m[1] * e[1] + m[2] * e[2];
      g[1] = m[1] * e[0] + m[3] * e[1] + m[4] * e[2];
      g[2] = m[2] * e[0] + m[4] * e[1] + m[5] * e[2];
      const float square = e[0] * g[0] + e[1] * g[1] + e[2] * g[2];
      const float root = std::sqrt(square + batch.softness * batch.softness);
      sum_loss += root - batch.softness;
      for (int o = 0; o < 3; ++o) g[o] *= open[o] / root;
      if (grey) g[0] = g[1] = g[2] = (g[0] + g[1] + g[2]) / 3;
      for (int o = 0; o < 3; ++o) {
        daffine[o * 4] += g[o] * x[0];
        daffine[o * 4 + 1] += g[o] * x[1];
        daffine[o * 4 + 2] += g[o] * x[2];
        daffine[o * 4 + 3] += g[o];
      }
      for (int v = 0; v < kWidth; v += kLanes) {
        const Vec h = load(top + row * kWidth + v);
        Vec back = zero;
        for (int o = 0; o < 3; ++o) {
          back += splat(g[o]) * load(head + o * kWidth + v);
          store(dhead + o * kWidth + v, load(dhead + o * kWidth + v) + splat(g[o]) * h);
        }
        store(grad + row * kWidth + v, back);
      }
    }
    for (int layer = s.layers - 1; layer >= 0; --layer) {
      const float *in = h0 + layer * step, *slope = d0 + (layer + 1) * step;
      float *dz = ws.temp.data(), *dshift = dmod + s.shift(layer);
      for (int v = 0; v < kWidth; v += kLanes) {
        Vec sum = zero;
        for (int row = 0; row < kBlock; ++row) {
          const int i = row * kWidth + v;
          const Vec d = load(grad + i) * load(slope + i);
          store(dz + i, d);
          sum += d;
        }
        store(dshift + v, load(dshift + v) + sum);
      }
      outer<kBlock, kWidth, kVectors, 4>(in, dz, &ws.dweight[layer * kWidth * kWidth]);
      product<kBlock, kWidth, kVectors, kRows>(dz, &ws.turned[layer * kWidth * kWidth], [&](int row, int column, Vec sum) {
        float* into = grad + row * kWidth + column;
        store(into, load(into) + sum);
      });
    }
    float* dfeatures = &ws.dfeatures[size_t(start) * kWidth];
    for (int v = 0; v < kWidth; v += kLanes) {
      const Vec gain = load(mod + v);
      Vec dgain = zero, dshift = zero;
      for (int row = 0; row < kBlock; ++row) {
        const int i = row * kWidth + v;
        const Vec d = load(grad + i) * load(d0 + i);
        dshift += d;
        dgain += d * load(features + i);
        store(dfeatures + i, load(dfeatures + i) + d * gain);
      }
      store(dmod + v, load(dmod + v) + dgain);
      store(dmod + kWidth + v, load(dmod + kWidth + v) + dshift);
    }
  }
  split_weight_gradients(s, w, mod, dmod, ws);
  *loss = sum_loss;
}

}  // namespace

// Sums over all looks and colours; nothing is divided by their number.
extern "C" void step(int looks, int colours_count, int layers, int rank, int threads,
                     const float* weight, const float* left, const float* right,
                     const float* mods, const int32_t* look_rows, const uint8_t* grey,
                     const float* features, const float* colours, const int32_t* points,
                     const int16_t* targets, int all_looks, float unit, const float* metric,
                     int metric_size, float softness, float* dweight, float* dleft,
                     float* dright, float* dmods, float* dfeatures, double* losses) {
  const Sizes s{looks, colours_count, layers, rank};
  const Shared w{weight, left, right};
  const Batch batch{features, colours, points, targets, all_looks, unit, metric, metric_size,
                    softness};
  std::vector<Workspace> spaces(threads, Workspace(s));
#pragma omp parallel for num_threads(threads) schedule(dynamic, 4)
  for (int n = 0; n < looks; ++n) {
#ifdef _OPENMP
    Workspace& ws = spaces[omp_get_thread_num()];
#else
    Workspace& ws = spaces[0];
#endif
    one_look(s, w, batch, look_rows[n], grey[n], mods + size_t(n) * s.length(),
             dmods + size_t(n) * s.length(), losses + n, ws);
  }
  auto gather = [&](float* into, auto member, size_t count) {
    std::memset(into, 0, sizeof(float) * count);
    for (auto& ws : spaces)
      for (size_t i = 0; i < count; ++i) into[i] += (ws.*member)[i];
  };
  gather(dweight, &Workspace::dshared_weight, size_t(layers) * kWidth * kWidth);
  gather(dleft, &Workspace::dleft, size_t(layers) * kWidth * rank);
  gather(dright, &Workspace::dright, size_t(layers) * kWidth * rank);
  gather(dfeatures, &Workspace::dfeatures, size_t(colours_count) * kWidth);
}
