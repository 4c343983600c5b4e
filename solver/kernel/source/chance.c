/* Chance and the exponential function, the same on every machine. */
#include "kernel.h"

static uint64_t turn(uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }

/* xoshiro256** of Blackman and Vigna. */
static uint64_t next(walk *w) {
  uint64_t *s = w->chance, result = turn(s[1] * 5, 7) * 9, t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = turn(s[3], 45);
  return result;
}

/* A number from 0 to below 1. */
double uniform(walk *w) { return (double)(next(w) >> 11) * 0x1.0p-53; }

/* A whole number from 0 to below `below`. */
whole draw(walk *w, whole below) {
  return (whole)(((next(w) >> 32) * (uint64_t)below) >> 32);
}

/* e^x for x <= 0, to about ten digits; 0 below -700. */
double exponential(double x) {
  if (x < -700.0) return 0.0;
  double turns = x * 1.4426950408889634;
  whole n = (whole)(turns - 0.5);
  double r = (turns - (double)n) * 0.6931471805599453;
  double sum = 1.0;
  for (int i = 11; i > 0; i--) sum = 1.0 + sum * r / i;
  union {
    uint64_t bits;
    double number;
  } scale = {.bits = (uint64_t)(n + 1023) << 52};
  return sum * scale.number;
}

/* The natural logarithm of 0 < x < 1, to about ten digits. */
static double logarithm(double x) {
  union {
    double number;
    uint64_t bits;
  } parts = {.number = x};
  double turns = (double)((whole)(parts.bits >> 52) - 1023);
  parts.bits = (parts.bits & 0xfffffffffffffULL) | ((uint64_t)1023 << 52);
  double s = (parts.number - 1) / (parts.number + 1), square = s * s, sum = 0;
  for (int i = 19; i > 0; i -= 2) sum = sum * square + 1.0 / i;
  return turns * 0.6931471805599453 + 2 * s * sum;
}

/* By how much a step may be worse, drawn before it is priced; the same as `lucky`. */
double patience(walk *w) {
  if (w->temperature <= 0) return 0;
  return -w->temperature * logarithm(uniform(w) + 0x1.0p-54);
}

/* Metropolis' rule: whether to accept being worse by so much. */
int lucky(walk *w, double worse) {
  if (worse <= 0) return 1;
  if (w->temperature <= 0) return 0;
  double turns = worse / w->temperature;
  return turns < 40 && uniform(w) < exponential(-turns);
}
