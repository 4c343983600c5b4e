/* Large changes that only pay after much follows: made, held a while, let go, kept or undone. */
#include "kernel.h"

enum { HELD = 8, FREE = 4 };

static double *bias_of(walk *w, whole unit) { return w->bias + unit * (w->of->floors + 1); }

/* Make all floors of a unit dear, but those of a tower (or none). */
static void dear_floors(walk *w, whole unit, whole but_tower, double much) {
  const facts *c = w->of;
  for (whole f = 0; f < c->floors; f++)
    if (c->tower[f] != but_tower) bias_of(w, unit)[f] = much;
}

static whole any_cluster(walk *w) { return draw(w, w->of->clusters); }

static whole any_tower_of(walk *w, whole k) {
  const facts *c = w->of;
  whole n = c->cluster_towers.start[k + 1] - c->cluster_towers.start[k];
  return n ? c->cluster_towers.at[c->cluster_towers.start[k] + draw(w, n)] : NOWHERE;
}

static void lift_cluster(walk *w, whole k) {
  const facts *c = w->of;
  for (whole i = c->cluster_units.start[k]; i < c->cluster_units.start[k + 1]; i++)
    w->saved[c->cluster_units.at[i]] = 1;
}

static void bind_cluster(walk *w, whole k, whole tower, double much) {
  const facts *c = w->of;
  lift_cluster(w, k);
  if (tower == NOWHERE) return;
  for (whole i = c->cluster_units.start[k]; i < c->cluster_units.start[k + 1]; i++)
    dear_floors(w, c->cluster_units.at[i], tower, much);
}

static whole any_old(walk *w, int kept) {
  whole n = 0, found = NOWHERE;
  for (whole b = 0; b < w->of->olds; b++)
    if ((w->old_count[b] > 0 || !kept) && draw(w, ++n) == 0) found = b;
  return found;
}

static whole any_floor(walk *w, int used) {
  whole n = 0, found = NOWHERE;
  for (whole f = 0; f < w->of->floors; f++)
    if ((w->count[f] > 0) == used && draw(w, ++n) == 0) found = f;
  return found;
}

static whole tower_now(walk *w, whole k) {
  const facts *c = w->of;
  for (whole i = c->cluster_units.start[k]; i < c->cluster_units.start[k + 1]; i++) {
    whole p = w->place[c->cluster_units.at[i]];
    if (p != NOWHERE && p < c->floors) return c->tower[p];
  }
  return NOWHERE;
}

/* Set the bias of a change and mark in w->saved which units are lifted; 0 when it means nothing. */
static int plan_change(walk *w, whole kind, double much) {
  const facts *c = w->of;
  whole k = any_cluster(w), found = NOWHERE;
  switch (kind) {
    case EMPTY_OLD:
    case FILL_OLD:
      found = any_old(w, kind == EMPTY_OLD);
      for (whole u = 0; found != NOWHERE && u < c->units; u++) {
        if (c->stay[u] != found || c->places.start[u + 1] - c->places.start[u] < 2) continue;
        int stays = w->place[u] >= c->floors;
        if (kind == EMPTY_OLD) {
          bias_of(w, u)[c->floors] = much;
          w->saved[u] = stays;
        } else {
          dear_floors(w, u, NOWHERE, much);
          w->saved[u] = !stays;
        }
      }
      return found != NOWHERE;
    case EMPTY_FLOOR:
    case EMPTY_TOWER:
      found = any_floor(w, 1);
      if (found == NOWHERE) return 0;
      for (whole u = 0; u < c->units; u++)
        for (whole f = 0; f < c->floors; f++) {
          if (kind == EMPTY_FLOOR ? f != found : c->tower[f] != c->tower[found]) continue;
          bias_of(w, u)[f] = much;
          if (w->place[u] == f) w->saved[u] = 1;
        }
      return 1;
    case USE_FLOOR: {
      found = any_floor(w, 0);
      if (found == NOWHERE) return 0;
      whole cost = c->floor_open[found];
      if (!w->tower_count[c->tower[found]]) cost += c->tower_open[c->tower[found]];
      lift_cluster(w, k);
      for (whole i = c->cluster_units.start[k]; i < c->cluster_units.start[k + 1]; i++)
        bias_of(w, c->cluster_units.at[i])[found] = -(double)cost;
      return 1;
    }
    case OTHER_CLUSTER:
      lift_cluster(w, k);
      return 1;
    case OTHER_TOWER:
      bind_cluster(w, k, any_tower_of(w, k), much);
      return 1;
    default: {
      whole m = any_cluster(w), one = tower_now(w, k), other = tower_now(w, m);
      if (one == other || one == NOWHERE || other == NOWHERE) return 0;
      bind_cluster(w, k, other, much);
      bind_cluster(w, m, one, much);
      return 1;
    }
  }
}

static void clear_bias(walk *w) {
  for (whole i = 0; i < w->of->units * (w->of->floors + 1); i++) w->bias[i] = 0;
}

/* Lift the marked units and place them anew in a random order, the bias counted. */
static void place_marked(walk *w) {
  const facts *c = w->of;
  whole n = 0;
  for (whole u = 0; u < c->units; u++)
    if (w->saved[u] && !w->held[u]) w->order[n++] = u;
  for (whole i = n - 1; i > 0; i--) {
    whole j = draw(w, i + 1), u = w->order[i];
    w->order[i] = w->order[j];
    w->order[j] = u;
  }
  for (whole i = 0; i < n; i++) move(w, w->order[i], NOWHERE);
  for (whole i = 0; i < n; i++) move(w, w->order[i], choose(w, w->order[i], -1));
}

/* Try one change from the present plan; return whether the outcome was kept. */
int kick(walk *w, whole kind, double hot, double cold, double patient, double much) {
  const facts *c = w->of;
  for (whole u = 0; u < c->units; u++) {
    w->kept[u] = w->place[u];
    w->saved[u] = 0;
  }
  clear_bias(w);
  if (!plan_change(w, kind, much)) return 0;
  double before = energy(w), ratio = (cold - hot) / (HELD + FREE);
  w->biased = 1;
  w->temperature = hot;
  place_marked(w);
  for (whole round = 0; round < HELD + FREE; round++) {
    if (round == HELD) w->biased = 0;
    for (whole i = 0; i < c->units; i++) {
      one_unit(w, any_unit(w), -1);
      if (i % 2) two_units(w);
      note(w);
    }
    w->temperature += ratio;
  }
  w->biased = 0;
  w->temperature = patient;
  int kept = lucky(w, energy(w) - before);
  if (!kept) go_to(w, w->kept);
  look(w);
  if (w->looks == 10) reprice(w);
  return kept;
}
