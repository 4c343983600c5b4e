/* The loops of a walk: a first placement, settling, cooling, and the way to another plan. */
#include "kernel.h"

enum { LOOK_EVERY = 64, LOOKS = 40, WARMTH_STEPS = 20000, SAMPLE = 24 };

static void clear(whole *row, whole n) {
  for (whole i = 0; i < n; i++) row[i] = 0;
}

/* Put all units of an empty walk on their places; NOWHERE is allowed. */
void begin_at(walk *w, const whole *place) {
  const facts *c = w->of;
  for (whole u = 0; u < c->units; u++) w->place[u] = NOWHERE;
  for (whole z = 0; z < c->zones; z++) rezone(w, z);
  recount_limits(w);
  for (whole u = 0; u < c->units; u++)
    if (place[u] != NOWHERE) move(w, u, place[u]);
  clear(w->sick, RULES);
}

static void place_cluster(walk *w, whole k, whole tower) {
  const facts *c = w->of;
  whole first = c->cluster_units.start[k], after = c->cluster_units.start[k + 1];
  for (whole i = first; i < after; i++)
    if (!w->held[c->cluster_units.at[i]]) move(w, c->cluster_units.at[i], NOWHERE);
  for (whole i = first; i < after; i++) {
    whole u = c->cluster_units.at[i], place = choose(w, u, tower);
    move(w, u, place == NOWHERE ? choose(w, u, -1) : place);
  }
}

/* Place the clusters in an order, each in its tower, or in the one where the plan costs least.
 * A unit that is somewhere already stays there when its cluster has a tower. */
void construct(walk *w, const whole *order, const whole *towers) {
  const facts *c = w->of;
  w->temperature = 0;
  for (whole i = 0; i < c->clusters; i++) {
    whole k = order[i], first = c->cluster_towers.start[k], after = c->cluster_towers.start[k + 1];
    if (towers[k] >= 0) {
      for (whole j = c->cluster_units.start[k]; j < c->cluster_units.start[k + 1]; j++) {
        whole u = c->cluster_units.at[j];
        if (w->place[u] != NOWHERE) continue;
        whole place = choose(w, u, towers[k]);
        move(w, u, place == NOWHERE ? choose(w, u, -1) : place);
      }
      continue;
    }
    double best = 0;
    for (whole t = first; t < after; t++) {
      place_cluster(w, k, c->cluster_towers.at[t]);
      double found = energy(w);
      if (t > first && found >= best) continue;
      best = found;
      for (whole j = c->cluster_units.start[k]; j < c->cluster_units.start[k + 1]; j++)
        w->kept[c->cluster_units.at[j]] = w->place[c->cluster_units.at[j]];
    }
    if (first == after) place_cluster(w, k, -1);
    for (whole j = c->cluster_units.start[k]; first < after && j < c->cluster_units.start[k + 1]; j++)
      move(w, c->cluster_units.at[j], w->kept[c->cluster_units.at[j]]);
  }
  note(w);
}

static void one_step(walk *w, const whole *mix) {
  whole at = draw(w, mix[STEPS - 1]), kind = 0;
  while (mix[kind] <= at) kind++;
  step_of[kind](w);
  note(w);
}

/* Walk at one temperature until a sound plan is met; return the steps made. `mix` is cumulative. */
whole settle(walk *w, whole steps, const whole *mix) {
  for (whole i = 0; i < steps; i++) {
    if (w->has_best) return i;
    one_step(w, mix);
  }
  return steps;
}

/* Cool down from the present temperature to `last` in so many steps, broken rules ever dearer.
 * Returns how often a better plan was met. */
whole anneal(walk *w, whole steps, double last, double dearest, const whole *mix) {
  whole better = 0, blocks = most(1, steps / LOOK_EVERY);
  double cooler = (last - w->temperature) / (double)blocks, stricter = (dearest - w->dearest) / (double)blocks;
  for (whole b = 0; b < blocks; b++) {
    whole before = w->best, had = w->has_best;
    for (int i = 0; i < LOOK_EVERY; i++) one_step(w, mix);
    better += !had ? w->has_best : w->best < before;
    look(w);
    if (w->looks == LOOKS) reprice(w);
    w->temperature += cooler;
    w->dearest += stricter;
  }
  return better;
}

static double gain_of(walk *w, whole unit, whole place) {
  const facts *c = w->of;
  whole at = w->place[unit];
  double here = 0, there = 0;
  leave(w, unit);
  whole n = price(w, unit, -1);
  for (whole i = 0; i < n; i++) {
    whole p = c->places.at[c->places.start[unit] + i];
    if (p == at) here = w->energy[i];
    if (p == place) there = w->energy[i];
  }
  enter(w, unit, at);
  return there - here;
}

/* Go part of the way to another placement, each time by the cheapest of a few moves. */
void relink(walk *w, const whole *target, whole moves) {
  const facts *c = w->of;
  for (; moves > 0; moves--) {
    whole n = 0, chosen = NOWHERE;
    double best = 0;
    for (whole u = 0; u < c->units; u++)
      if (w->place[u] != target[u] && !w->held[u]) w->saved[n++] = u;
    if (!n) return;
    for (int i = 0; i < SAMPLE; i++) {
      whole u = w->saved[draw(w, n)];
      double gain = gain_of(w, u, target[u]);
      if (chosen != NOWHERE && gain >= best) continue;
      best = gain;
      chosen = u;
    }
    move(w, chosen, target[chosen]);
    note(w);
  }
}
