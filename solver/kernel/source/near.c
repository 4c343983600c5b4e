/* Near a plan: begin there again, price single moves, put some units anew, go back to it. */
#include "kernel.h"

enum { CHANGE = 1 + RULES }; /* the cost, then by how much each rule is broken */

/* Stand at a placement and forget what was met on the way here. */
void restart(walk *w, const whole *place) {
  for (whole z = 0; z < w->of->zones; z++)
    if (w->reserve[z]) set_reserve(w, z, 0);
  go_to(w, place);
  for (int r = 0; r < RULES; r++) w->sick[r] = 0;
  w->has_best = w->looks = w->astray = w->biased = 0;
}

/* Lift units and place them again in this order, in a tower where they can. */
void reinsert(walk *w, whole count, const whole *units, whole tower) {
  for (whole i = 0; i < count; i++)
    if (!w->held[units[i]]) move(w, units[i], NOWHERE);
  for (whole i = 0; i < count; i++) {
    whole place = choose(w, units[i], tower);
    move(w, units[i], place == NOWHERE ? choose(w, units[i], -1) : place);
  }
}

static int is_away(const walk *w, const whole *base, whole u) {
  return w->place[u] != base[u] && !w->held[u];
}

/* Take units back to their places in `base` if nothing gets worse by it. */
static int back(walk *w, const whole *base, whole count, const whole *units) {
  attempt a = begin(w);
  for (whole i = 0; i < count; i++) carry(&a, units[i], base[units[i]]);
  return end(&a);
}

/* Units one by one, and two that have changed places. */
static int few_back(walk *w, const whole *base) {
  const facts *c = w->of;
  int any = 0;
  for (whole u = 0; u < c->units; u++) {
    if (!is_away(w, base, u)) continue;
    if (back(w, base, 1, &u)) {
      any = 1;
      continue;
    }
    for (whole v = 0; v < c->units; v++) {
      if (v == u || !is_away(w, base, v) || w->place[v] != base[u]) continue;
      whole pair[2] = {u, v};
      if (!back(w, base, 2, pair)) continue;
      any = 1;
      break;
    }
  }
  return any;
}

/* All units of an OPD, or of two floors that have changed units. */
static int many_back(walk *w, const whole *base) {
  const facts *c = w->of;
  int any = 0;
  for (whole first = 0; first < c->units; first++) {
    if (!is_away(w, base, first)) continue;
    whole p = w->place[first], q = base[first], n = 0, m = 0;
    for (whole u = 0; u < c->units; u++) {
      if (!is_away(w, base, u)) continue;
      if (c->opd[u] == c->opd[first]) w->order[n++] = u;
      if ((w->place[u] == p && base[u] == q) || (w->place[u] == q && base[u] == p)) w->kept[m++] = u;
    }
    if ((n > 1 && back(w, base, n, w->order)) || (m > 1 && back(w, base, m, w->kept))) any = 1;
  }
  return any;
}

/* Go back to `base` as far as nothing gets worse by it. */
void go_home(walk *w, const whole *base) {
  double warm = w->temperature;
  w->temperature = 0;
  while (few_back(w, base) || many_back(w, base)) continue;
  w->temperature = warm;
}

static void difference(const walk *w, whole cost, const whole *over, whole *change) {
  change[0] = w->cost - cost;
  for (int r = 0; r < RULES; r++) change[1 + r] = w->over[r] - over[r];
}

/* What some moves change when they are made together; the plan stays as it is. */
void price_moves(walk *w, whole count, const whole *units, const whole *places, whole *change) {
  whole cost = w->cost, over[RULES];
  for (int r = 0; r < RULES; r++) over[r] = w->over[r];
  if (count == 1) {
    whole unit = units[0], before = w->place[unit];
    if (before != NOWHERE) leave(w, unit);
    if (places[0] != NOWHERE) enter(w, unit, places[0]);
    difference(w, cost, over, change);
    if (places[0] != NOWHERE) leave(w, unit);
    if (before != NOWHERE) enter(w, unit, before);
    return;
  }
  for (whole i = 0; i < count; i++) {
    w->undo[i] = w->place[units[i]];
    move(w, units[i], places[i]);
  }
  difference(w, cost, over, change);
  for (whole i = count - 1; i >= 0; i--) move(w, units[i], w->undo[i]);
}

/* What a unit at each of its places changes against the present plan: rows of CHANGE numbers. */
void price_row(walk *w, whole unit, whole *change) {
  const facts *c = w->of;
  whole first = c->places.start[unit], count = c->places.start[unit + 1] - first;
  whole cost = w->cost, over[RULES], before = w->place[unit];
  for (int r = 0; r < RULES; r++) over[r] = w->over[r];
  if (before != NOWHERE) leave(w, unit);
  for (whole i = 0; i < count; i++) {
    enter(w, unit, c->places.at[first + i]);
    difference(w, cost, over, change + i * CHANGE);
    leave(w, unit);
  }
  if (before != NOWHERE) enter(w, unit, before);
}
