/* What a lifted unit would pay at each of its places: all places at once. */
#include "kernel.h"

enum { KEPT = 64 }; /* zones and sites whose price is counted once for all their floors */

/* What a zone or a site pays more with the unit in it; `space` is what rooms need beyond what is free. */
typedef struct {
  whole known, cost, space;
  double broken;
} with_unit;

/* The rooms of a zone with the unit in it. */
static with_unit zone_with(const walk *w, whole unit, whole z) {
  const facts *c = w->of;
  whole above = -w->zone_above[z];
  with_unit found = {1, -w->zone_cost[z], w->reserve[z] - w->zone_free[z], 0};
  for (whole k = 0; k < c->classes; k++) {
    const load *row = w->zone_load + (z * c->classes + k) * c->slots;
    const load *own = c->loads + (unit * c->classes + k) * c->slots;
    load peak = 0;
    for (whole s = 0; s < c->slots; s++) {
      load sum = row[s] + own[s];
      peak = sum > peak ? sum : peak;
    }
    whole rooms = rooms_near(c, k, peak, w->need[z * c->classes + k]);
    found.cost += rooms * c->room_cost[k];
    found.space += rooms * c->room_area[k];
    above += excess(peak - c->room_limit.at[c->room_limit.start[k + 1] - 1]);
  }
  found.broken = w->prices[ROOMS] * (double)above - w->prices[AREA] * (double)w->zone_lack[z];
  return found;
}

/* The parking of a site with the unit in it. */
static with_unit site_with(const walk *w, whole unit, whole s) {
  const facts *c = w->of;
  whole over = -w->site_over[s];
  with_unit found = {1, -w->site_cost[s], 0, 0};
  for (whole k = 0; k < c->types; k++) {
    const load *row = w->site_load + (s * c->types + k) * c->hours;
    const load *own = c->vehicles + (unit * c->types + k) * c->hours;
    load peak = 0;
    for (whole h = 0; h < c->hours; h++) {
      load sum = row[h] + own[h];
      peak = sum > peak ? sum : peak;
    }
    whole levels = levels_for(c, s, k, peak);
    found.cost += levels * c->level_cost[k];
    over += excess(levels - c->most_levels);
  }
  found.broken = w->prices[PARKING] * (double)over;
  return found;
}

others others_of(walk *w, whole unit) {
  const facts *c = w->of;
  whole g = c->opd[unit];
  others found = {0, 0, w->scratch + 2 * c->towers, w->scratch + 3 * c->towers};
  for (whole t = 0; t < c->towers; t++) found.high[t] = NOBODY;
  for (whole i = c->members.start[g]; i < c->members.start[g + 1]; i++) {
    whole v = c->members.at[i], p = w->place[v];
    if (v == unit || p == NOWHERE) continue;
    if (p >= c->floors) {
      found.stays++;
      continue;
    }
    whole t = c->tower[p], level = c->level[p];
    if (found.high[t] == NOBODY) {
      found.towers++;
      found.low[t] = found.high[t] = level;
    } else {
      found.low[t] = least(found.low[t], level);
      found.high[t] = most(found.high[t], level);
    }
  }
  return found;
}

static double strained(const walk *w, whole unit, whole place) {
  const facts *c = w->of;
  double sum = 0;
  for (whole i = c->mates.start[unit]; i < c->mates.start[unit + 1]; i++) {
    whole other = w->place[c->mates.at[i]];
    if (other != NOWHERE && other != place) sum += w->prices[TOGETHER];
  }
  for (whole i = c->apart.start[unit]; i < c->apart.start[unit + 1]; i++)
    if (w->place[c->apart.at[i]] == place) sum += w->prices[APART];
  return sum;
}

/* Limits by doing and undoing: few cases have them, and they see everything. */
static double priced_by_doing(walk *w, whole unit, whole place) {
  double before = energy(w);
  enter(w, unit, place);
  double found = energy(w) - before;
  leave(w, unit);
  return found;
}

/* List the places that count for a unit: all, or the floors of a tower and staying. */
static whole list_places(const walk *w, whole unit, whole tower, whole *list) {
  const facts *c = w->of;
  whole n = 0;
  if (tower < 0) {
    for (whole i = c->places.start[unit]; i < c->places.start[unit + 1]; i++) list[n++] = c->places.at[i];
    return n;
  }
  for (whole i = c->tower_floors.start[tower]; i < c->tower_floors.start[tower + 1]; i++)
    if (may(c, unit, c->tower_floors.at[i])) list[n++] = c->tower_floors.at[i];
  if (c->stay[unit] >= 0) list[n++] = c->floors + c->stay[unit];
  return n;
}

/* Fill w->energy with the price of each place of a lifted unit, in the order of its places.
 *
 * With a tower only its floors count, and staying. The places are listed in w->order after the
 * units; returns how many.
 */
whole price(walk *w, whole unit, whole tower) {
  const facts *c = w->of;
  whole *list = w->order + c->units, count = list_places(w, unit, tower, list);
  const whole *cost = c->cost + unit * (c->floors + 1);
  const whole *flow = w->flow + unit * (c->floors + c->olds + 1);
  const double *bias = w->biased ? w->bias + unit * (c->floors + 1) : 0;
  if (c->limits) {
    for (whole i = 0; i < count; i++) {
      whole p = list[i];
      w->energy[i] = priced_by_doing(w, unit, p) + (bias ? bias[column_of(c, p)] : 0);
    }
    return count;
  }
  with_unit zones[KEPT], sites[KEPT], spare;
  for (whole z = 0; z < c->zones && z < KEPT; z++) zones[z].known = 0;
  for (whole s = 0; s < c->sites && s < KEPT; s++) sites[s].known = 0;
  others group = others_of(w, unit);
  whole g = c->opd[unit], area = c->area[unit], people = c->people[unit], span = c->span[g];
  whole split = c->split[g];
  int strains = !is_plain(c, unit);
  double torn = group.towers ? w->prices[ONE_TOWER] : 0, by_area = w->prices[AREA], by_people = w->prices[PEOPLE];
  for (whole i = 0; i < count; i++) {
    whole p = list[i], sum = flow[p];
    double broken = strains ? strained(w, unit, p) : 0;
    if (bias) broken += bias[column_of(c, p)];
    if (p >= c->floors) {
      whole old = p - c->floors;
      sum += cost[c->floors] + (w->old_count[old] ? 0 : c->keep[old]);
      if (group.towers && !group.stays) sum += split;
      w->energy[i] = (double)sum + broken;
      continue;
    }
    whole t = c->tower[p], taken = w->count[p], free = c->floor_area[p] - w->used[p];
    sum += cost[p] + (taken ? 0 : c->floor_open[p]) + (w->tower_count[t] ? 0 : c->tower_open[t]);
    whole heads = w->heads[p] - c->floor_people[p], lacking = excess(area - free) - excess(-free);
    if (c->classes) {
      whole z = c->zone[p];
      with_unit *zone = z < KEPT ? zones + z : &spare;
      if (z >= KEPT || !zone->known) *zone = zone_with(w, unit, z);
      sum += zone->cost;
      broken += zone->broken;
      lacking += excess(zone->space + (taken ? fill(c, free) : 0) - fill(c, free - area));
    }
    if (c->types) {
      whole s = c->site[p];
      with_unit *site = s < KEPT ? sites + s : &spare;
      if (s >= KEPT || !site->known) *site = site_with(w, unit, s);
      sum += site->cost;
      broken += site->broken;
    }
    if (group.high[t] == NOBODY) broken += torn;
    sum += span * span_with(c, &group, p);
    if (!group.towers && group.stays) sum += split;
    broken += by_area * (double)lacking + by_people * (double)(excess(heads + people) - excess(heads));
    w->energy[i] = (double)sum + broken;
  }
  return count;
}

/* Draw a place for a lifted unit, cheaper ones more likely (heat bath).
 *
 * With a tower only its floors count, and staying; NOWHERE when there is no such place. A unit
 * that is held was not lifted: its place is the one it has.
 */
whole choose(walk *w, whole unit, whole tower) {
  if (w->held[unit]) return w->place[unit];
  whole n = price(w, unit, tower), *list = w->order + w->of->units;
  if (!n) return NOWHERE;
  double best = w->energy[0];
  for (whole i = 1; i < n; i++) best = w->energy[i] < best ? w->energy[i] : best;
  if (w->temperature <= 0) {
    whole ties = 0, found = list[0];
    for (whole i = 0; i < n; i++)
      if (w->energy[i] <= best && draw(w, ++ties) == 0) found = list[i];
    return found;
  }
  double total = 0, cold = 1 / w->temperature, *weights = w->energy + w->of->floors + 1;
  whole m = 0;
  for (whole i = 0; i < n; i++) {
    double turns = (w->energy[i] - best) * cold;
    if (turns > 30) continue;
    total += turns > 0 ? exponential(-turns) : 1.0;
    list[m] = list[i];
    weights[m++] = total;
  }
  double at = uniform(w) * total;
  whole k = 0;
  while (k + 1 < m && weights[k] <= at) k++;
  return list[k];
}
