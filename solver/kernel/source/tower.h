/* A tower as a chain of cuts, each with the units above it: the record shared with
 * solver/kernel/chains.py, and one cut by itself. */
#ifndef TOWER_H
#define TOWER_H

#include <stddef.h>

#include "whole.h"

enum { MOST_UNITS = 192, MOST_CUTS = 31, MOST_ENDS = 8 * MOST_UNITS, MOST_CLASSES = 8 };
#define FAR ((whole)1 << 60)

typedef struct {
  whole units, cuts, groups, total; /* total: area of all units */
  whole widest;                     /* bits of a state in a table, at most */
  whole size;                       /* of the first steps of a price of area */
  const whole *area, *people, *group;   /* [units]; a group or -1 */
  const whole *low, *high;              /* [units]: lowest and highest level */
  const whole *starts, *partner;        /* trips of each unit */
  const whole *members_start, *members; /* of each group */
  const whole *cost;                    /* [cuts][units][below, above] */
  const whole *trips, *span;            /* [cuts][trips], [cuts][groups] */
  const whole *room;                    /* [cuts][area above]: 0 or more, FAR: does not fit */
  const whole *floor_area, *floor_people; /* [levels] */
  const whole *unfit;                   /* [area left on a level]: 0, or not: rooms waste too much */
  const whole *beside;                  /* [units][levels]: what no cut charges, FAR: not there */
  const whole *apart;                   /* pairs */
  const whole *room_area, *room_count;  /* [classes]; what has to be on the levels as well */
  whole aparts, classes;
  const volatile whole *stop; /* anything but 0 ends the work */
} tower;

/* What is decided of a chain so far, and what the work may still take. */
typedef struct {
  const tower *of;
  int low[MOST_UNITS], high[MOST_UNITS]; /* levels that a unit may still be on */
  whole above[MOST_CUTS], price[MOST_CUTS];
  const whole *least; /* [cuts]: known before */
  whole work;
  int failed; /* stopped, out of work or memory, too wide: nothing is proved */
} chain;

/* A cut: free units in an order with few open ends, what is decided folded into the rest. */
typedef struct {
  int count, from[MOST_UNITS + 1], far_from[MOST_UNITS + 1], width[MOST_UNITS + 1];
  int unit[MOST_UNITS], mine[MOST_UNITS], pair[MOST_UNITS]; /* bits of a state, or -1 */
  int fresh[MOST_UNITS];                                    /* the first of its group */
  int slot[MOST_ENDS], far[MOST_ENDS]; /* a trip's other end: its bit; its position if forgotten */
  whole weight[MOST_ENDS], far_weight[MOST_ENDS];
  uint32_t keep[MOST_UNITS], preset[MOST_UNITS];
  whole below[MOST_UNITS], above[MOST_UNITS], span[MOST_UNITS], area[MOST_UNITS];
  whole rest[MOST_UNITS + 1];   /* area from a position on */
  size_t begin[MOST_UNITS + 2]; /* of the table of a position */
  whole *table;                 /* the least cost from a position on, by state */
  whole constant, decided, least, most; /* cost and area of what is decided; area allowed above */
  whole price, shift; /* of area; the least of price and room together */
  const whole *room;
} cut;

/* A walk over the sets above a cut; `found` is told each with its cost and area. */
typedef struct search {
  chain *state;
  const cut *at;
  whole limit; /* only what costs less counts */
  signed char side[MOST_UNITS];
  void (*found)(struct search *, whole cost, whole area);
  void *more;
} search;

int cut_prepare(chain *s, cut *c, int first, int last, int k, whole enough);
void cut_drop(cut *c);
whole cut_bound(const cut *c);
whole cut_least(search *q);
void cut_all(search *q);

#endif
