/* The reference value model by hand: plain draws from tables of cubics, block by block, on one thread.
   Words: a file of tables (24 x 1024 cells x 4 doubles), the file with the draws. Writes a line of JSON. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { INPUTS = 24, CELLS = 1024, BLOCK = 1024, RUNS = 5 };
static double tables[INPUTS][CELLS][4], in[INPUTS][BLOCK];

static void draw(int input, uint64_t state[8], int n) {
  double *out = in[input];
  double (*table)[4] = tables[input];
  for (int i = 0; i < n; i += 8)
    for (int lane = 0; lane < 8; lane++) {
      uint64_t x = state[lane];
      x ^= x << 13;
      x ^= x >> 7;
      x ^= x << 17;
      state[lane] = x;
      uint32_t word = x >> 32;
      double share = (word & 0x3fffff) * (1.0 / 4194304);
      double *c = table[word >> 22];
      out[i + lane] = c[0] + share * (c[1] + share * (c[2] + share * c[3]));
    }
}

static int rising(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The values around three quantiles, from a histogram; only their cells are sorted. */
static void quantiles(const double *v, int n, double low, double high, const double *p, double *out) {
  enum { BINS = 4096 };
  static int count[BINS + 1];
  static double *kept;
  kept = realloc(kept, n * sizeof(double));
  memset(count, 0, sizeof count);
  double scale = BINS / (high - low);
#define CELL(x) ({ double q = ((x) - low) * scale; q < 0 ? 0 : q >= BINS ? BINS - 1 : (int)q; })
  for (int i = 0; i < n; i++) count[CELL(v[i]) + 1]++;
  for (int b = 0; b < BINS; b++) count[b + 1] += count[b];
  for (int k = 0; k < 3; k++) {
    int rank = (int)((n - 1) * p[k]), bin = 0, m = 0;
    while (count[bin + 1] <= rank) bin++;
    for (int i = 0; i < n; i++)
      if (CELL(v[i]) == bin) kept[m++] = v[i];
    qsort(kept, m, sizeof(double), rising);
    out[k] = kept[rank - count[bin]];
  }
}

int main(int argc, char **argv) {
  FILE *file = fopen(argv[1], "rb");
  if (!file || fread(tables, sizeof tables, 1, file) != 1) return 1;
  fclose(file);
  file = fopen(argv[argc - 1], "r");
  int draws;
  if (!file || fscanf(file, "%d", &draws) != 1) return 1;
  double *npv = malloc(draws * sizeof(double)), *roi = malloc(draws * sizeof(double));
  double times[RUNS], mean = 0, sd = 0, q[3], r[3];
  int losses = 0, early = 0;
  double rois = 0;
  for (int run = 0; run < RUNS; run++) {
    uint64_t state[INPUTS][8], seed = 88172645463325252ull;
    for (int i = 0; i < INPUTS * 8; i++) state[i / 8][i % 8] = seed = seed * 6364136223846793005ull + 1442695040888963407ull;
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    losses = early = 0;
    rois = 0;
    double sum = 0, squares = 0;
    for (int from = 0; from < draws; from += BLOCK) {
      int n = draws - from < BLOCK ? draws - from : BLOCK;
      for (int k = 0; k < INPUTS; k++) draw(k, state[k], (n + 7) / 8 * 8);
      for (int i = 0; i < n; i++) {
#define X(k) in[k][i]
        double full = X(0) * X(1) * 46 * X(2) * X(3) + X(5) * X(6) * X(4) * X(7) + X(8) * X(9) * X(10) +
                      X(11) * X(12) + X(13) * X(14);
        double invest = X(18) + X(19) * X(0), cost = X(17) + X(20) + X(21), rate = 1 / (1 + X(23));
        double factor = 1, grown = 1, total = -invest, benefits = 0, costs = invest, fade = exp(-X(16)), left = 1;
        int back = 0;
        for (int year = 1; year <= 5; year++) {
          factor *= rate;
          left *= fade;
          double benefit = full * X(15) * (1 - left) * grown;
          grown *= 1 + X(22);
          total += benefit - cost;
          back |= (total >= 0) & (year <= 3);
          benefits += benefit * factor;
          costs += cost * factor;
        }
        double value = benefits - costs;
        npv[from + i] = value;
        roi[from + i] = value / costs;
        sum += value;
        squares += value * value;
        rois += value / costs;
        losses += value < 0;
        early += back;
      }
    }
    mean = sum / draws;
    sd = sqrt((squares / draws - mean * mean) * draws / (draws - 1.0));
    quantiles(npv, draws, mean - 4 * sd, mean + 4 * sd, (double[]){0.05, 0.5, 0.95}, q);
    quantiles(roi, draws, -2, 6, (double[]){0.05, 0.5, 0.95}, r);
    clock_gettime(CLOCK_MONOTONIC, &end);
    times[run] = (end.tv_sec - start.tv_sec) + (end.tv_nsec - start.tv_nsec) * 1e-9;
  }
  double first = times[0];
  qsort(times, RUNS, sizeof(double), rising);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"seconds\": %g, \"first\": %g, \"peak\": %ld, \"result\": [%.9g, %.9g, %.9g, %.9g, %.9g, %.9g, %.9g, %.9g, %.9g, %.9g]}\n",
         times[RUNS / 2], first, usage.ru_maxrss * 1024L, mean, sd, q[0],
         q[1], q[2], rois / draws, r[0], r[2], losses / (double)draws, early / (double)draws);
  return 0;
}
