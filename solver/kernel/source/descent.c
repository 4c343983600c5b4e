/* The primal-dual hybrid gradient method with steps as long as the matrix allows (Applegate et al.
 * 2021). No mathematics library: the powers that rule the size of steps are given. */
#include "descent.h"

enum { LANES = 4 }; /* sums side by side: one after the other each addition waits for the last */

whole size_of_descent(void) { return sizeof(descent); }

void product(const sparse *m, const double *restrict x, double *restrict out) {
  const whole lines = m->lines, *starts = m->starts;
  const int32_t *at = m->at;
  const double *values = m->values;
  for (whole i = 0; i < lines; i++) {
    double sum = 0;
    for (whole k = starts[i]; k < starts[i + 1]; k++) sum += values[k] * x[at[k]];
    out[i] = sum;
  }
}

/* Return the sum of (a - b)(c - d). */
static double inner(whole count, const double *a, const double *b, const double *c,
                    const double *d) {
  double sums[LANES] = {0};
  whole i = 0;
  for (; i + LANES <= count; i += LANES)
    for (whole k = 0; k < LANES; k++) sums[k] += (a[i + k] - b[i + k]) * (c[i + k] - d[i + k]);
  for (; i < count; i++) sums[0] += (a[i] - b[i]) * (c[i] - d[i]);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/* Write the next point beside the present one; return the longest size that would have been right,
 * or -1 when there is no limit. */
static double try_step(const descent *d) {
  const whole rows = d->by_row.lines, columns = d->by_column.lines;
  const double down = d->size / d->weight, up = d->size * d->weight;
  const double *x = d->x, *y = d->y, *cost = d->cost, *high = d->high, *back = d->back;
  double *next_x = d->next_x, *next_y = d->next_y, *ahead = d->ahead;
  for (whole j = 0; j < columns; j++) {
    double value = x[j] - down * (cost[j] - back[j]);
    value = value > 0 ? value : 0;
    value = value < high[j] ? value : high[j];
    next_x[j] = value;
    ahead[j] = 2 * value - x[j];
  }
  product(&d->by_row, ahead, next_y);
  for (whole i = 0; i < rows; i++) {
    const double value = y[i] + up * (d->low[i] - next_y[i]);
    const double above = value > d->least[i] ? value : d->least[i];
    next_y[i] = above < d->most[i] ? above : d->most[i];
  }
  product(&d->by_column, next_y, d->next_back);
  const double moved = inner(columns, next_x, x, next_x, x);
  const double turned = inner(rows, next_y, y, next_y, y);
  const double cross = inner(columns, d->next_back, back, next_x, x);
  const double across = cross < 0 ? -cross : cross;
  return across > 0 ? (d->weight * moved + turned / d->weight) / (2 * across) : -1;
}

static double along(const sparse *m, whole line, const double *x) {
  double sum = 0;
  for (whole k = m->starts[line]; k < m->starts[line + 1]; k++) sum += m->values[k] * x[m->at[k]];
  return sum;
}

/* Write by how much rows without a price are missed at (x, y), squared and summed, what x costs
 * with the rows missed at a price, and what y proves. */
void faults(const descent *d, const double *x, const double *y, double *out) {
  double missed = 0, value = 0, bound = 0;
  for (whole i = 0; i < d->by_row.lines; i++) {
    const double by = d->low[i] - along(&d->by_row, i, x);
    const double price = by > 0 ? d->most[i] : d->least[i];
    const int hard = price - price != 0; /* without end */
    missed += hard ? by * by : 0;
    value += hard ? 0 : price * by;
    bound += d->low[i] * y[i];
  }
  for (whole j = 0; j < d->by_column.lines; j++) {
    const double reduced = d->cost[j] - along(&d->by_column, j, y);
    value += d->cost[j] * x[j];
    bound += reduced < 0 ? reduced * d->high[j] : 0;
  }
  out[0] = missed, out[1] = value, out[2] = bound;
}

/* Go to the next point, and add it to the sum, `size` times. */
static void go(whole count, double size, const double *next, double *point, double *sum) {
  for (whole i = 0; i < count; i++) {
    point[i] = next[i];
    sum[i] += size * next[i];
  }
}

static void take_step(descent *d, double size) {
  const whole columns = d->by_column.lines;
  go(columns, size, d->next_x, d->x, d->sum_x);
  go(d->by_row.lines, size, d->next_y, d->y, d->sum_y);
  for (whole j = 0; j < columns; j++) d->back[j] = d->next_back[j];
  d->mass += size;
}

/* Do `count` steps; `shrink` and `grow` rule the size after each of at most `most` tries.
 * Return the tries. */
whole descend(descent *d, whole count, whole most, const double *shrink, const double *grow) {
  whole tries = 0;
  while (count > 0 && tries < most) {
    const double size = d->size, limit = try_step(d);
    const double larger = grow[tries] * size, smaller = shrink[tries] * limit;
    d->size = limit >= 0 && smaller < larger ? smaller : larger;
    tries++;
    if (limit >= 0 && size > limit) continue;
    take_step(d, size);
    count--;
  }
  return tries;
}
