/* Two units that change places, priced before anything is done: most such steps are refused. */
#include "kernel.h"

enum { TRIES = 8, NEAR = 8 }; /* ranks by area */

/* The energy of what an exchange changes. */
typedef struct {
  whole cost;
  double broken;
} bill;

/* What a place has to take in when one unit comes and another goes. */
typedef struct {
  whole floor, comes, goes;
} swap;

static whole pair_trips(const facts *c, whole u, whole at, whole v, whole there) {
  whole size = c->floors + c->olds + 1;
  return c->weight[u * c->units + v] * c->distance[at * size + there] +
         c->weight[v * c->units + u] * c->distance[there * size + at];
}

/* Trips between two units that move at once, which are counted as if each had moved alone. */
whole trips_between(const facts *c, whole u, whole p, whole to, whole v, whole q, whole there) {
  if (!c->weight[u * c->units + v] && !c->weight[v * c->units + u]) return 0;
  return pair_trips(c, u, to, v, there) + pair_trips(c, u, p, v, q) - pair_trips(c, u, to, v, q) -
         pair_trips(c, u, p, v, there);
}

/* The same for two units that change places. */
static whole mixed_trips(const facts *c, whole u, whole p, whole v, whole q) {
  return trips_between(c, u, p, q, v, q, p);
}

static whole fill_change(const walk *w, swap s) {
  const facts *c = w->of;
  whole free = c->floor_area[s.floor] - w->used[s.floor];
  return fill(c, free + c->area[s.goes] - c->area[s.comes]) - fill(c, free);
}

static void floor_change(const walk *w, swap s, bill *sum) {
  const facts *c = w->of;
  whole used = w->used[s.floor] - c->floor_area[s.floor], heads = w->heads[s.floor] - c->floor_people[s.floor];
  whole area = c->area[s.comes] - c->area[s.goes], people = c->people[s.comes] - c->people[s.goes];
  sum->broken += w->prices[AREA] * (double)(excess(used + area) - excess(used));
  sum->broken += w->prices[PEOPLE] * (double)(excess(heads + people) - excess(heads));
}

/* Rooms of a zone in which one unit takes the place of another. */
static void zone_change(const walk *w, swap s, bill *sum) {
  const facts *c = w->of;
  whole z = c->zone[s.floor], length = c->classes * c->slots, above = 0, space = w->reserve[z];
  sum->cost -= w->zone_cost[z];
  for (whole k = 0; k < c->classes; k++) {
    const load *row = w->zone_load + z * length + k * c->slots;
    const load *in = c->loads + s.comes * length + k * c->slots;
    const load *out = c->loads + s.goes * length + k * c->slots;
    load peak = 0;
    for (whole i = 0; i < c->slots; i++) {
      load now = row[i] + (in[i] - out[i]);
      peak = now > peak ? now : peak;
    }
    whole rooms = rooms_near(c, k, peak, w->need[z * c->classes + k]);
    sum->cost += rooms * c->room_cost[k];
    space += rooms * c->room_area[k];
    above += excess(peak - c->room_limit.at[c->room_limit.start[k + 1] - 1]);
  }
  whole lack = excess(space - w->zone_free[z] - fill_change(w, s));
  sum->broken += w->prices[ROOMS] * (double)(above - w->zone_above[z]);
  sum->broken += w->prices[AREA] * (double)(lack - w->zone_lack[z]);
}

/* Free corners of a zone in which two units change floors; its rooms stay the same. */
static void corners_change(const walk *w, swap one, swap other, bill *sum) {
  whole z = w->of->zone[one.floor], space = w->zone_free[z] + fill_change(w, one) + fill_change(w, other);
  whole need = w->reserve[z];
  for (whole k = 0; k < w->of->classes; k++) need += w->need[z * w->of->classes + k] * w->of->room_area[k];
  sum->broken += w->prices[AREA] * (double)(excess(need - space) - w->zone_lack[z]);
}

static void site_change(const walk *w, swap s, bill *sum) {
  const facts *c = w->of;
  whole at = c->site[s.floor], length = c->types * c->hours, over = 0;
  sum->cost -= w->site_cost[at];
  for (whole k = 0; k < c->types; k++) {
    const load *row = w->site_load + at * length + k * c->hours;
    const load *in = c->vehicles + s.comes * length + k * c->hours;
    const load *out = c->vehicles + s.goes * length + k * c->hours;
    load peak = 0;
    for (whole h = 0; h < c->hours; h++) {
      load now = row[h] + (in[h] - out[h]);
      peak = now > peak ? now : peak;
    }
    whole levels = levels_for(c, at, k, peak);
    sum->cost += levels * c->level_cost[k];
    over += excess(levels - c->most_levels);
  }
  sum->broken += w->prices[PARKING] * (double)(over - w->site_over[at]);
}

/* Span and towers of an OPD of which one unit goes to another floor. */
static void group_change(walk *w, whole unit, whole from, whole to, bill *sum) {
  const facts *c = w->of;
  others rest = others_of(w, unit);
  whole before = rest.high[c->tower[from]] == NOBODY, after = rest.high[c->tower[to]] == NOBODY;
  sum->cost += c->span[c->opd[unit]] * (span_with(c, &rest, to) - span_with(c, &rest, from));
  if (rest.towers) sum->broken += w->prices[ONE_TOWER] * (double)(after - before);
}

/* What an OPD could pay less at best, whoever of it goes where. */
static double group_less(const walk *w, whole g) {
  return (double)w->group_cost[g] + w->prices[ONE_TOWER] * (double)w->group_extra[g];
}

/* What a zone could pay less at best when a unit takes the place of another. */
static double zone_less(const walk *w, swap s) {
  const facts *c = w->of;
  whole z = c->zone[s.floor], need = w->reserve[z] - c->relief_area[s.goes];
  for (whole k = 0; k < c->classes; k++) need += w->need[z * c->classes + k] * c->room_area[k];
  whole lack = excess(need - w->zone_free[z] - fill_change(w, s)) - w->zone_lack[z];
  return (double)c->relief[s.goes] + w->prices[ROOMS] * (double)w->zone_above[z] - w->prices[AREA] * (double)lack;
}

static double site_less(const walk *w, whole s) {
  return (double)w->site_cost[s] + w->prices[PARKING] * (double)w->site_over[s];
}

/* The energy that changes when u on floor p and v on floor q change places; without limits, and
 * nothing must be with them or elsewhere. Counting ends once it is above `enough` for sure. */
static double counted(walk *w, whole u, whole p, whole v, whole q, double enough) {
  const facts *c = w->of;
  whole size = c->floors + c->olds + 1, wide = c->floors + 1;
  const whole *flow_u = w->flow + u * size, *flow_v = w->flow + v * size;
  const whole *cost_u = c->cost + u * wide, *cost_v = c->cost + v * wide;
  swap here = {p, v, u}, there = {q, u, v};
  bill sum = {flow_u[q] - flow_u[p] + flow_v[p] - flow_v[q] + mixed_trips(c, u, p, v, q), 0};
  sum.cost += cost_u[q] - cost_u[p] + cost_v[p] - cost_v[q];
  floor_change(w, here, &sum);
  floor_change(w, there, &sum);
  int zones = c->classes && c->zone[p] != c->zone[q], sites = c->types && c->site[p] != c->site[q];
  int groups = c->opd[u] != c->opd[v];
  if (c->classes && !zones) corners_change(w, here, there, &sum);
  double less = zones ? zone_less(w, here) + zone_less(w, there) : 0;
  if (sites) less += site_less(w, c->site[p]) + site_less(w, c->site[q]);
  if (groups) {
    double lowest = (double)sum.cost + sum.broken - less - group_less(w, c->opd[u]) - group_less(w, c->opd[v]);
    if (lowest > enough) return lowest;
    group_change(w, u, p, q, &sum);
    group_change(w, v, q, p, &sum);
  }
  double lowest = (double)sum.cost + sum.broken - less;
  if (lowest > enough) return lowest;
  if (zones) {
    zone_change(w, here, &sum);
    zone_change(w, there, &sum);
  }
  if (sites) {
    site_change(w, here, &sum);
    site_change(w, there, &sum);
  }
  return (double)sum.cost + sum.broken;
}

/* Let units change places; their partners are not told. */
static void change_places(walk *w, whole u, whole p, whole v, whole q) {
  leave(w, u);
  leave(w, v);
  enter(w, u, q);
  enter(w, v, p);
  w->cost += mixed_trips(w->of, u, p, v, q);
}

/* The energy that changes when two units at different places change them; both must be allowed.
 * Above `enough` it may be told too low, but not below that. */
double price_exchange(walk *w, whole u, whole v, double enough) {
  const facts *c = w->of;
  whole p = w->place[u], q = w->place[v];
  int plain = !c->limits && is_plain(c, u) && is_plain(c, v);
  if (p < c->floors && q < c->floors && plain) return counted(w, u, p, v, q, enough);
  double before = energy(w);
  change_places(w, u, p, v, q);
  double found = energy(w) - before;
  w->cost -= mixed_trips(c, u, p, v, q);
  leave(w, v);
  leave(w, u);
  enter(w, v, q);
  enter(w, u, p);
  return found;
}

static double bias_change(const walk *w, whole u, whole p, whole v, whole q) {
  const facts *c = w->of;
  const double *of_u = w->bias + u * (c->floors + 1), *of_v = w->bias + v * (c->floors + 1);
  whole at = column_of(c, p), to = column_of(c, q);
  return of_u[to] + of_v[at] - of_u[at] - of_v[to];
}

/* A unit in the tower of another if one is met soon: others seldom change places. Where towers are
 * one floor, a unit in another tower. */
static whole other_nearby(walk *w, whole unit) {
  const facts *c = w->of;
  whole tower = tower_at(w, w->place[unit]), v = draw(w, c->units);
  int inside = tower == NOWHERE || c->tower_floors.start[tower + 1] - c->tower_floors.start[tower] > 1;
  for (int i = 0; i < TRIES && (tower_at(w, w->place[v]) == tower) != inside; i++) v = draw(w, c->units);
  return v;
}

static void exchange(walk *w, whole u, whole v) {
  const facts *c = w->of;
  whole p = w->place[u], q = w->place[v];
  if (p == q || w->held[u] || w->held[v] || p == NOWHERE || q == NOWHERE || !may(c, u, q) || !may(c, v, p)) return;
  double bias = w->biased ? bias_change(w, u, p, v, q) : 0, most = patience(w) - bias;
  if (price_exchange(w, u, v, most) > most) return;
  change_places(w, u, p, v, q);
  tell_partners(w, u, p, q);
  tell_partners(w, v, q, p);
}

/* Let two units change places. */
void two_units(walk *w) {
  whole u = any_unit(w);
  exchange(w, u, other_nearby(w, u));
}

/* The same for two units of about the same area, in one tower: both floors may be full. */
void like_units(walk *w) {
  const facts *c = w->of;
  whole u = any_unit(w), tower = tower_at(w, w->place[u]);
  for (int i = 0; i < TRIES; i++) {
    whole r = c->rank[u] + draw(w, 2 * NEAR) - NEAR;
    r += r >= c->rank[u];
    if (r < 0 || r >= c->units) continue;
    whole v = c->by_area[r];
    if (tower_at(w, w->place[v]) != tower || w->place[v] == w->place[u]) continue;
    exchange(w, u, v);
    return;
  }
}
