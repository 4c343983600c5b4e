/* What the kernel's files share: the case, the state of a walk, and who does what.
 *
 * Money, areas and counts are whole numbers as in solver/case/model.py. Only prices of broken
 * rules, temperatures and chance are floating; nothing here calls a mathematics library, so every
 * machine walks the same way. All memory is owned by the caller.
 */
#ifndef KERNEL_H
#define KERNEL_H

#include "whole.h"

#ifndef LOAD
#define LOAD int32_t/* Whether no unit has to be with this one, or elsewhere. */
static inline int is_plain(const facts *c, whole unit) {
  return c->mates.start[unit + 1] == c->mates.start[unit] && c->apart.start[unit + 1] == c->apart.start[unit];
}
static inline int may(const facts *c, whole unit, whole place) {
  if (place >= c->floors) return c->stay[unit] == place - c->floors;
  return c->cost[unit * (c->floors + 1) + place] < NEVER;
}
/* How much higher an OPD stands with one unit more on a floor; nothing where it has none. */
static inline whole span_with(const facts *c, const others *rest, whole floor) {
  whole t = c->tower[floor], level = c->level[floor];
  if (rest->high[t] == NOBODY) return 0;
  return excess(rest->low[t] - level) + excess(level - rest->high[t]);
}

#endif
typedef LOAD load;

enum { AREA, PEOPLE, ONE_TOWER, TOGETHER, APART, ROOMS, PARKING, LIMIT, RULES };
enum { NOWHERE = -1 };
#define NEVER ((whole)1 << 60) /* the cost of a place that a unit may not take */
#define NOBODY (-NEVER) /* the highest level of an OPD where it has no unit: cellars are below 0 */

/* Lists of lists: what belongs to i is at[start[i]] .. at[start[i + 1] - 1]. */
typedef struct {
  const whole *start, *at;
} lists;

typedef struct {
  whole units, floors, olds, towers, sites, opds, zones, classes, slots, types, hours, limits;
  whole most_levels, clusters, symmetric, fill_to;
  const whole *area, *people, *opd, *stay, *by_area, *rank;             /* [units] */
  const whole *cost;                                                    /* [units][floors + 1] */
  lists places;                                                         /* by unit */
  const whole *floor_area, *floor_people, *floor_open, *level;          /* [floors] */
  const whole *tower, *zone, *site;                                     /* [floors] */
  const whole *tower_open, *keep, *span, *split;
  lists members, mates, apart, partners, zone_floors, tower_floors;
  const whole *weight_out, *weight_in;                                  /* as partners.at */
  const whole *weight;                                                  /* [units][units] */
  const whole *distance, *distance_back;                                /* [places + 1]^2, turned */
  const load *loads, *vehicles;                                         /* [units][kind][slot] */
  const whole *has_load, *relief, *relief_area;                         /* [units] */
  const whole *room_area, *room_cost, *room_order;                      /* [classes] */
  const whole *room_fill;                                               /* [fill_to + 1] */
  lists room_limit;                                                     /* by class */
  const whole *surface, *level_cost, *stalls;                           /* [sites][types], [types] */
  const whole *limit_most, *limit_unit, *limit_floor, *limit_tower;     /* [limits][...] */
  const whole *limit_room, *limit_level;
  lists cluster_units, cluster_towers;
  const whole *cluster_of;                                              /* [units] */
} facts;

typedef struct {
  const facts *of;
  whole *place;                                                         /* [units] */
  whole *used, *heads, *count;                                          /* [floors] */
  whole *tower_count, *old_count;
  load *zone_load, *site_load;
  whole *need, *zone_cost, *zone_above, *zone_lack, *zone_free, *reserve;
  whole *levels, *site_cost, *site_over;
  whole *group_cost, *group_extra;
  whole *limit_used;
  whole *flow;                                                          /* [units][places + 1] */
  whole *best_place, *best_rooms, *spare_rooms;                         /* [units], pairs */
  whole *order;                                                         /* [units + floors + 1] */
  whole *undo;                                                          /* [8 * units] */
  whole *saved, *kept;                                                  /* [units] */
  whole *held, *active;                                                 /* [units] */
  whole *scratch;                                                       /* [4 * towers] */
  double *bias;                                                         /* [units][floors + 1] */
  double *energy;                                                       /* [2 * (floors + 1)] */
  whole cost, best, has_best, best_count, spare_count, biased, actives, elastic;
  whole over[RULES], sick[RULES];
  double prices[RULES], fair[RULES], lowest[RULES], aim[RULES];
  double temperature, dearest, softest, least;
  whole looks, astray;
  uint64_t chance[4];
} walk;

/* state.c, too: the sizes of both records, for whoever mirrors them */
whole size_of_facts(void);
whole size_of_walk(void);

/* chance.c */
double uniform(walk *w);
whole draw(walk *w, whole below);
double exponential(double x);
int lucky(walk *w, double worse);
double patience(walk *w);

/* state.c */
void leave(walk *w, whole unit);
void enter(walk *w, whole unit, whole place);
/* What was counted before a unit was lifted. */
enum { MANY = 8 }; /* classes of rooms, types of vehicles */
typedef struct {
  whole unit, floor, cost, zone_cost, zone_above, zone_lack, zone_free, site_cost, site_over, group_cost, group_extra;
  whole over[RULES], need[MANY], levels[MANY];
} memory;
int remember(const walk *w, whole unit, memory *m);
void put_back(walk *w, const memory *m);
void tell_partners(walk *w, whole unit, whole before, whole place);
void move(walk *w, whole unit, whole place);
double energy(const walk *w);
void rezone(walk *w, whole zone);
whole rooms_near(const facts *c, whole kind, whole peak, whole guess);
whole levels_for(const facts *c, whole site, whole type, whole peak);
void recount_limits(walk *w);

/* price.c */
/* The OPD of a unit without it: by tower the lowest and highest level, and who stays. */
typedef struct {
  whole stays, towers;
  whole *low, *high;
} others;
others others_of(walk *w, whole unit);
whole price(walk *w, whole unit, whole tower);
whole choose(walk *w, whole unit, whole tower);

/* best.c */
int note(walk *w);
void look(walk *w);
void reprice(walk *w);
void go_to(walk *w, const whole *place);
void set_reserve(walk *w, whole zone, whole area);
whole lay_out(walk *w);

/* near.c */
void restart(walk *w, const whole *place);
void reinsert(walk *w, whole count, const whole *units, whole tower);
void go_home(walk *w, const whole *base);
void price_moves(walk *w, whole count, const whole *units, const whole *places, whole *change);
void price_row(walk *w, whole unit, whole *change);

/* loops.c */
enum { ONE_UNIT, UNIT_INSIDE, TWO_UNITS, PART_OF_OPD, REFILL, ONE_BLOCK, TWO_FLOORS, ONE_CLUSTER, TWO_CLUSTERS, TORN_CLUSTER, LIKE_UNITS, SOME_UNITS, STEPS };
void begin_at(walk *w, const whole *place);
void construct(walk *w, const whole *order, const whole *towers);
whole settle(walk *w, whole steps, const whole *mix);
whole anneal(walk *w, whole steps, double last, double dearest, const whole *mix);
void relink(walk *w, const whole *target, whole moves);

/* kicks.c */
enum { EMPTY_OLD, FILL_OLD, EMPTY_FLOOR, USE_FLOOR, OTHER_CLUSTER, OTHER_TOWER, EXCHANGE_TOWERS, EMPTY_TOWER, KICKS };
int kick(walk *w, whole kind, double hot, double cold, double patient, double much);

/* steps.c */
/* What a compound step has changed, newest last, so that it can be taken back. */
typedef struct {
  walk *w;
  double before;
  whole count;
} attempt;
attempt begin(walk *w);
void carry(attempt *a, whole unit, whole place);
int end(attempt *a);
whole tower_at(const walk *w, whole place);
whole any_unit(walk *w);
extern void (*const step_of[])(walk *w);
void one_unit(walk *w, whole unit, whole tower);
void one_block(walk *w);
void part_of_opd(walk *w);
void two_floors(walk *w);
void refill(walk *w);
void one_cluster(walk *w);
void two_clusters(walk *w);
void torn_cluster(walk *w);

/* exchange.c */
double price_exchange(walk *w, whole u, whole v, double enough);
void two_units(walk *w);
void like_units(walk *w);
whole trips_between(const facts *c, whole u, whole p, whole to, whole v, whole q, whole there);

/* bundle.c */
void some_units(walk *w);

static inline whole least(whole a, whole b) { return a < b ? a : b; }
static inline whole most(whole a, whole b) { return a > b ? a : b; }
static inline whole excess(whole a) { return a > 0 ? a : 0; }
/* What rooms can fill of a floor's free area at best; from fill_to on all of them fit. */
static inline whole fill(const facts *c, whole free) {
  return free <= 0 ? 0 : free < c->fill_to ? c->room_fill[free] : free;
}
static inline whole column_of(const facts *c, whole place) {
  return place < c->floors ? place : c->floors;
}
/* Whether no unit has to be with this one, or elsewhere. */
static inline int is_plain(const facts *c, whole unit) {
  return c->mates.start[unit + 1] == c->mates.start[unit] && c->apart.start[unit + 1] == c->apart.start[unit];
}
static inline int may(const facts *c, whole unit, whole place) {
  if (place >= c->floors) return c->stay[unit] == place - c->floors;
  return c->cost[unit * (c->floors + 1) + place] < NEVER;
}
/* How much higher an OPD stands with one unit more on a floor; nothing where it has none. */
static inline whole span_with(const facts *c, const others *rest, whole floor) {
  whole t = c->tower[floor], level = c->level[floor];
  if (rest->high[t] == NOBODY) return 0;
  return excess(rest->low[t] - level) + excess(level - rest->high[t]);
}

#endif
