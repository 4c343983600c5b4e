/* Steps of first order on a linear program: the record shared with solver/kernel/descent.py. */
#ifndef DESCENT_H
#define DESCENT_H

#include "whole.h"

/* A matrix by lines: the entries of line i are those from starts[i] to starts[i + 1]. */
typedef struct {
  whole lines;
  const whole *starts;
  const int32_t *at;
  const double *values;
} sparse;

typedef struct {
  sparse by_row, by_column;
  const double *cost, *high; /* [columns]: 0 <= x <= high */
  const double *low;         /* [rows]: A x >= low, or = low */
  const double *least, *most; /* [rows]: the ends of y, 0 and infinity but for = and for a price */
  double *x, *y, *back;      /* the point, and y A */
  double *next_x, *next_y, *next_back, *ahead;
  double *sum_x, *sum_y;     /* of all points so far, each times its size */
  double size, weight, mass; /* of a step; primal against dual; sum of the sizes */
} descent;

#endif
