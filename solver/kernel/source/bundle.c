/* A unit, or some of an OPD, that change places with others of about the same area together. */
#include "kernel.h"

enum { LARGEST = 12, MOST_ON_FLOOR = 256, FILLINGS = 4 };

typedef struct {
  whole n, unit[LARGEST], from[LARGEST], to[LARGEST];
} bundle;

static void add(const walk *w, bundle *b, whole unit, whole to) {
  b->unit[b->n] = unit;
  b->from[b->n] = w->place[unit];
  b->to[b->n++] = to;
}

/* Trips among the units of a bundle, which are counted as if each had moved alone. */
static whole trips_inside(const facts *c, const bundle *b) {
  whole sum = 0;
  for (whole i = 0; i < b->n; i++)
    for (whole j = i + 1; j < b->n; j++)
      sum += trips_between(c, b->unit[i], b->from[i], b->to[i], b->unit[j], b->from[j], b->to[j]);
  return sum;
}

static double bias_change(const walk *w, const bundle *b) {
  double sum = 0;
  for (whole i = 0; w->biased && i < b->n; i++) {
    const double *row = w->bias + b->unit[i] * (w->of->floors + 1);
    sum += row[b->to[i]] - row[b->from[i]];
  }
  return sum;
}

static void carry_all(walk *w, const bundle *b, const whole *places) {
  for (whole i = 0; i < b->n; i++) leave(w, b->unit[i]);
  for (whole i = 0; i < b->n; i++) enter(w, b->unit[i], places[i]);
}

/* Move all units of a bundle, or none; partners are told only when they stay there. */
static void try_bundle(walk *w, const bundle *b) {
  whole trips = trips_inside(w->of, b);
  double before = energy(w);
  carry_all(w, b, b->to);
  w->cost += trips;
  if (lucky(w, energy(w) + bias_change(w, b) - before)) {
    for (whole i = 0; i < b->n; i++) tell_partners(w, b->unit[i], b->from[i], b->to[i]);
    return;
  }
  w->cost -= trips;
  carry_all(w, b, b->from);
}

/* Another floor of a tower: where a unit of the same OPD is, or any. */
static whole other_floor(walk *w, whole u, whole p) {
  const facts *c = w->of;
  whole t = c->tower[p], g = c->opd[u], first = c->members.start[g], at = c->tower_floors.start[t];
  whole q = draw(w, 2) ? w->place[c->members.at[first + draw(w, c->members.start[g + 1] - first)]]
                       : c->tower_floors.at[at + draw(w, c->tower_floors.start[t + 1] - at)];
  return q != p && tower_at(w, q) == t ? q : NOWHERE;
}

/* The unit alone, one of its OPD that is with it besides, or all of them as far as a bundle has room. */
static whole leaving(walk *w, bundle *b, whole u, whole q) {
  const facts *c = w->of;
  whole p = w->place[u], many = draw(w, 3), limit = many ? many : LARGEST / 2, area = 0;
  for (whole i = c->members.start[c->opd[u]]; i < c->members.start[c->opd[u] + 1] && b->n < limit; i++) {
    whole v = c->members.at[i];
    if (w->place[v] != p || w->held[v] || !may(c, v, q) || (many == 1 && v != u)) continue;
    add(w, b, v, q);
    area += c->area[v];
  }
  return area;
}

/* Add units by chance until their area is neither too small nor too large; whether it is so. */
static int fill_up(walk *w, bundle *b, whole *from, whole n, whole lowest, whole highest, whole p) {
  const facts *c = w->of;
  whole sum = 0;
  for (whole k = 0; k < n && b->n < LARGEST && sum < lowest; k++) {
    whole j = k + draw(w, n - k), v = from[j];
    from[j] = from[k];
    from[k] = v;
    if (sum + c->area[v] > highest) continue;
    sum += c->area[v];
    add(w, b, v, p);
  }
  return sum >= lowest;
}

/* Let a unit, or some of its OPD on its floor, change places with units of about the same area. */
void some_units(walk *w) {
  const facts *c = w->of;
  whole u = any_unit(w), p = w->place[u], q = tower_at(w, p) == NOWHERE ? NOWHERE : other_floor(w, u, p);
  if (q == NOWHERE) return;
  bundle b = {.n = 0};
  whole area = leaving(w, &b, u, q), goes = b.n, n = 0, there[MOST_ON_FLOOR];
  if (!goes) return;
  for (whole v = 0; v < c->units && n < MOST_ON_FLOOR; v++)
    if (w->place[v] == q && !w->held[v] && c->opd[v] != c->opd[u] && may(c, v, p)) there[n++] = v;
  whole highest = area + excess(c->floor_area[p] - w->used[p]), lowest = area - excess(c->floor_area[q] - w->used[q]);
  for (int i = 0; i < FILLINGS; i++) {
    b.n = goes;
    if (!fill_up(w, &b, there, n, lowest, highest, p)) continue;
    try_bundle(w, &b);
    return;
  }
}
