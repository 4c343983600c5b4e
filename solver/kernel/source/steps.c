/* The steps of a walk: one unit, two units, a part of an OPD, floors, whole OPDs and towers. */
#include "kernel.h"

enum { LARGEST_CLUSTER = 80, MOST_LIFTED = 6, MOST_EJECTED = 8 };

attempt begin(walk *w) { return (attempt){w, energy(w), 0}; }

/* Move a unit as a part of a step; one that is held stays. */
void carry(attempt *a, whole unit, whole place) {
  walk *w = a->w;
  if (w->place[unit] == place || w->held[unit]) return;
  w->undo[2 * a->count] = unit;
  w->undo[2 * a->count + 1] = w->place[unit];
  a->count++;
  move(w, unit, place);
}

/* Keep the step by Metropolis' rule or take it back; return whether it was kept. */
int end(attempt *a) {
  walk *w = a->w;
  if (!a->count) return 0;
  if (lucky(w, energy(w) - a->before)) return 1;
  while (a->count) {
    a->count--;
    move(w, w->undo[2 * a->count], w->undo[2 * a->count + 1]);
  }
  return 0;
}

/* A unit that may begin a step: all of them, or those that the walk attends to. */
whole any_unit(walk *w) { return w->active[draw(w, w->actives)]; }

static whole any_cluster(walk *w) {
  const facts *c = w->of;
  return w->actives < c->units ? c->cluster_of[any_unit(w)] : draw(w, c->clusters);
}

/* Lift a unit and let it draw its place again; with a tower only there, or staying. */
void one_unit(walk *w, whole unit, whole tower) {
  whole before = w->place[unit];
  if (before == NOWHERE || w->held[unit]) return;
  memory known;
  int knows = remember(w, unit, &known);
  leave(w, unit);
  whole place = choose(w, unit, tower);
  if (place == NOWHERE) place = before;
  if (place == before && knows) {
    put_back(w, &known);
    return;
  }
  enter(w, unit, place);
  if (place != before) tell_partners(w, unit, before, place);
}

whole tower_at(const walk *w, whole place) {
  return place == NOWHERE || place >= w->of->floors ? NOWHERE : w->of->tower[place];
}

/* Lift a unit with all that must be with it; the first draws, the others follow. */
void one_block(walk *w) {
  const facts *c = w->of;
  whole unit = any_unit(w), tries = 20;
  while (c->mates.start[unit + 1] == c->mates.start[unit] && tries--) unit = any_unit(w);
  if (tries < 0) return;
  attempt a = begin(w);
  whole first = c->mates.start[unit], after = c->mates.start[unit + 1];
  carry(&a, unit, NOWHERE);
  for (whole i = first; i < after; i++) carry(&a, c->mates.at[i], NOWHERE);
  whole place = choose(w, unit, -1);
  carry(&a, unit, place);
  for (whole i = first; i < after; i++) {
    whole mate = c->mates.at[i];
    carry(&a, mate, may(c, mate, place) ? place : choose(w, mate, -1));
  }
  end(&a);
}

static whole any_on(walk *w, whole place, whole but_opd) {
  const facts *c = w->of;
  whole n = 0, found = NOWHERE;
  for (whole u = 0; u < c->units; u++)
    if (w->place[u] == place && c->opd[u] != but_opd && !w->held[u] && draw(w, ++n) == 0) found = u;
  return found;
}

/* Move the units of an OPD on one floor to another, and send others back while it is too full. */
void part_of_opd(walk *w) {
  const facts *c = w->of;
  whole unit = any_unit(w), p = w->place[unit], g = c->opd[unit];
  if (p == NOWHERE || p >= c->floors) return;
  attempt a = begin(w);
  const whole *members = c->members.at + c->members.start[g];
  whole n = c->members.start[g + 1] - c->members.start[g];
  whole q;
  if (draw(w, 2)) {
    whole mate = members[draw(w, n)];
    q = w->place[mate];
    if (q == p || q == NOWHERE || q >= c->floors) return;
  } else {
    whole t = c->tower[p], inside = c->tower_floors.start[t + 1] - c->tower_floors.start[t];
    q = c->tower_floors.at[c->tower_floors.start[t] + draw(w, inside)];
    if (q == p) return;
  }
  for (whole i = 0; i < n; i++)
    if (w->place[members[i]] == p && may(c, members[i], q)) carry(&a, members[i], q);
  for (whole i = 0; i < MOST_EJECTED && w->used[q] > c->floor_area[q]; i++) {
    whole other = any_on(w, q, g);
    if (other == NOWHERE) break;
    if (may(c, other, p) && w->used[p] + c->area[other] <= c->floor_area[p]) {
      carry(&a, other, p);
    } else {
      carry(&a, other, NOWHERE);
      carry(&a, other, choose(w, other, -1));
    }
  }
  end(&a);
}

/* Let two floors of a tower exchange all their units. */
void two_floors(walk *w) {
  const facts *c = w->of;
  if (c->floors < 2) return;
  whole p = draw(w, c->floors), t = c->tower[p];
  whole inside = c->tower_floors.start[t + 1] - c->tower_floors.start[t];
  whole q = c->tower_floors.at[c->tower_floors.start[t] + draw(w, inside)];
  if (p == q) return;
  for (whole u = 0; u < c->units; u++)
    if ((w->place[u] == p && (w->held[u] || !may(c, u, q))) ||
        (w->place[u] == q && (w->held[u] || !may(c, u, p))))
      return;
  attempt a = begin(w);
  whole n = 0;
  for (whole u = 0; u < c->units; u++)
    if (w->place[u] == p || w->place[u] == q) w->order[n++] = u;
  for (whole i = 0; i < n; i++)
    carry(&a, w->order[i], w->place[w->order[i]] == p ? q : p);
  end(&a);
}

static void mix(walk *w, whole *list, whole n) {
  for (whole i = n - 1; i > 0; i--) {
    whole j = draw(w, i + 1), kept = list[i];
    list[i] = list[j];
    list[j] = kept;
  }
}

/* Lift a few units of two places, one too full if any is, and place them anew. */
void refill(walk *w) {
  const facts *c = w->of;
  whole u = any_unit(w), v = any_unit(w), n = 0, crowded = 0;
  whole first = w->place[u], second = w->place[v];
  for (whole f = 0; f < c->floors; f++)
    if (w->used[f] > c->floor_area[f] && draw(w, ++crowded) == 0) first = f;
  if (draw(w, 2)) {
    whole g = c->opd[u];
    second = w->place[c->members.at[c->members.start[g] + draw(w, c->members.start[g + 1] - c->members.start[g])]];
  }
  for (whole i = 0; i < c->units; i++)
    if ((w->place[i] == first || w->place[i] == second) && !w->held[i]) w->order[n++] = i;
  mix(w, w->order, n);
  whole lifted = least(n, 2 + draw(w, MOST_LIFTED - 1)), units[MOST_LIFTED];
  attempt a = begin(w);
  for (whole i = 0; i < lifted; i++) units[i] = w->order[i];
  for (whole i = 0; i < lifted; i++) carry(&a, units[i], NOWHERE);
  for (whole i = 0; i < lifted; i++) carry(&a, units[i], choose(w, units[i], -1));
  end(&a);
}

static whole size_of(const facts *c, whole k) { return c->cluster_units.start[k + 1] - c->cluster_units.start[k]; }

/* Lift a cluster; its units wait in w->order from `from` on. */
static whole lift(attempt *a, whole k, whole from) {
  const facts *c = a->w->of;
  whole n = size_of(c, k);
  for (whole i = 0; i < n; i++) {
    whole u = c->cluster_units.at[c->cluster_units.start[k] + i];
    a->w->saved[from + i] = u;
    carry(a, u, NOWHERE);
  }
  return from + n;
}

static void place_in(attempt *a, whole from, whole to, whole tower) {
  walk *w = a->w;
  for (whole i = from; i < to; i++) {
    whole u = w->saved[i], place = choose(w, u, tower);
    if (place == NOWHERE) place = choose(w, u, -1);
    carry(a, u, place);
  }
}

static whole tower_of(const walk *w, whole k) {
  const facts *c = w->of;
  for (whole i = c->cluster_units.start[k]; i < c->cluster_units.start[k + 1]; i++) {
    whole p = w->place[c->cluster_units.at[i]];
    if (p != NOWHERE && p < c->floors) return c->tower[p];
  }
  return NOWHERE;
}

static int reaches(const facts *c, whole k, whole tower) {
  for (whole i = c->cluster_towers.start[k]; i < c->cluster_towers.start[k + 1]; i++)
    if (c->cluster_towers.at[i] == tower) return 1;
  return 0;
}

/* Move a whole OPD, with those tied to it, into one tower, perhaps the one it is in. */
void one_cluster(walk *w) {
  const facts *c = w->of;
  whole k = any_cluster(w), towers = c->cluster_towers.start[k + 1] - c->cluster_towers.start[k];
  if (!towers || size_of(c, k) > LARGEST_CLUSTER) return;
  whole tower = c->cluster_towers.at[c->cluster_towers.start[k] + draw(w, towers)];
  attempt a = begin(w);
  whole n = lift(&a, k, 0);
  if (draw(w, 2)) mix(w, w->saved, n);
  place_in(&a, 0, n, tower);
  end(&a);
}

/* Let two clusters in different towers change towers. */
void two_clusters(walk *w) {
  const facts *c = w->of;
  whole k = any_cluster(w), m = draw(w, c->clusters);
  whole one = tower_of(w, k), other = tower_of(w, m);
  if (one == other || one == NOWHERE || other == NOWHERE) return;
  if (!reaches(c, k, other) || !reaches(c, m, one)) return;
  if (size_of(c, k) + size_of(c, m) > LARGEST_CLUSTER) return;
  attempt a = begin(w);
  whole middle = lift(&a, k, 0), after = lift(&a, m, middle);
  place_in(&a, 0, middle, other);
  place_in(&a, middle, after, one);
  end(&a);
}

/* Bring a cluster that is in several towers into one of them. */
void torn_cluster(walk *w) {
  const facts *c = w->of;
  whole torn = 0, found = NOWHERE;
  for (whole g = 0; g < c->opds; g++)
    if (w->group_extra[g] && draw(w, ++torn) == 0)
      found = c->cluster_of[c->members.at[c->members.start[g]]];
  if (found == NOWHERE) return;
  attempt a = begin(w);
  const whole *units = c->cluster_units.at + c->cluster_units.start[found];
  whole p = w->place[units[draw(w, size_of(c, found))]];
  if (p == NOWHERE || p >= c->floors) return;
  whole tower = c->tower[p], n = lift(&a, found, 0);
  place_in(&a, 0, n, tower);
  end(&a);
}

static void some_unit(walk *w) { one_unit(w, any_unit(w), -1); }

/* Let a unit draw its place again in the tower where a unit of its OPD is. */
static void unit_inside(walk *w) {
  const facts *c = w->of;
  whole unit = any_unit(w), g = c->opd[unit];
  whole mate = c->members.start[g] + draw(w, c->members.start[g + 1] - c->members.start[g]);
  one_unit(w, unit, tower_at(w, w->place[c->members.at[mate]]));
}

void (*const step_of[])(walk *w) = {some_unit, unit_inside, two_units,   part_of_opd,  refill,
                                    one_block, two_floors,  one_cluster, two_clusters, torn_cluster,
                                    like_units, some_units};
