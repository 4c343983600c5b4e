/* What a lifted unit would pay at each of its places: all places at once. */
#include "kernel.h"

typedef struct {
  whole known, cost, above, space;
} zone_with_unit;

typedef struct {
  whole known, cost, over;
} site_with_unit;

/* The rooms of a zone with the unit in it. */
static zone_with_unit zone_with(const walk *w, whole unit, whole z) {
  const facts *c = w->of;
  zone_with_unit found = {1, 0, 0, w->reserve[z]};
  for (whole k = 0; k < c->classes; k++) {
    const load *row = w->zone_load + (z * c->classes + k) * c->slots;
    const load *own = c->loads + (unit * c->classes + k) * c->slots;
    load peak = 0;
    for (whole s = 0; s < c->slots; s++) {
      load sum = row[s] + own[s];
      peak = sum > peak ? sum : peak;
    }
    whole rooms = rooms_for(c, k, peak);
    found.cost += rooms * c->room_cost[k];
    found.space += rooms * c->room_area[k];
    found.above += excess(peak - c->room_limit.at[c->room_limit.start[k + 1] - 1]);
  }
  return found;
}

static site_with_unit site_with(const walk *w, whole unit, whole s) {
  const facts *c = w->of;
  site_with_unit found = {1, 0, 0};
  for (whole k = 0; k < c->types; k++) {
    const load *row = w->site_load + (s * c->types + k) * c->hours;
    const load *own = c->vehicles + (unit * c->types + k) * c->hours;
    load peak = 0;
    for (whole h = 0; h < c->hours; h++) {
      load sum = row[h] + own[h];
      peak = sum > peak ? sum : peak;
    }
    whole beyond = peak - c->surface[s * c->types + k];
    whole levels = beyond > 0 ? (beyond + c->stalls[k] - 1) / c->stalls[k] : 0;
    found.cost += levels * c->level_cost[k];
    found.over += excess(levels - c->most_levels);
  }
  return found;
}

/* The OPD of the unit without it: by tower the lowest and highest level, and who stays. */
typedef struct {
  whole stays, towers;
  whole *low, *high;
} others;

static others others_of(walk *w, whole unit) {
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
  for (whole i = c->places.start[unit]; i < c->places.start[unit + 1]; i++) {
    whole p = c->places.at[i];
    if (tower < 0 || p >= c->floors || c->tower[p] == tower) list[n++] = p;
  }
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
  zone_with_unit zones[64];
  site_with_unit sites[64];
  for (whole z = 0; z < c->zones && z < 64; z++) zones[z].known = 0;
  for (whole s = 0; s < c->sites && s < 64; s++) sites[s].known = 0;
  others group = others_of(w, unit);
  whole g = c->opd[unit], strains = c->mates.start[unit + 1] > c->mates.start[unit] || c->apart.start[unit + 1] > c->apart.start[unit];
  for (whole i = 0; i < count; i++) {
    whole p = list[i], sum = flow[p];
    double broken = strains ? strained(w, unit, p) : 0;
    if (bias) broken += bias[column_of(c, p)];
    if (p >= c->floors) {
      whole old = p - c->floors;
      sum += cost[c->floors] + (w->old_count[old] ? 0 : c->keep[old]);
      if (group.towers && !group.stays) sum += c->split[g];
      w->energy[i] = (double)sum + broken;
      continue;
    }
    whole t = c->tower[p], z = c->zone[p], s = c->site[p];
    sum += cost[p] + (w->count[p] ? 0 : c->floor_open[p]) + (w->tower_count[t] ? 0 : c->tower_open[t]);
    whole used = w->used[p] + c->area[unit], heads = w->heads[p] + c->people[unit];
    whole lacking = excess(used - c->floor_area[p]) - excess(w->used[p] - c->floor_area[p]);
    whole crowd = excess(heads - c->floor_people[p]) - excess(w->heads[p] - c->floor_people[p]);
    if (c->classes) {
      whole free = w->zone_free[z] + fill(c, c->floor_area[p] - used) -
                   (w->count[p] ? fill(c, c->floor_area[p] - w->used[p]) : 0);
      zone_with_unit now;
      if (z < 64) {
        if (!zones[z].known) zones[z] = zone_with(w, unit, z);
        now = zones[z];
      } else {
        now = zone_with(w, unit, z);
      }
      sum += now.cost - w->zone_cost[z];
      lacking += excess(now.space - free) - w->zone_lack[z];
      broken += w->prices[ROOMS] * (double)(now.above - w->zone_above[z]);
    }
    if (c->types) {
      site_with_unit now;
      if (s < 64) {
        if (!sites[s].known) sites[s] = site_with(w, unit, s);
        now = sites[s];
      } else {
        now = site_with(w, unit, s);
      }
      sum += now.cost - w->site_cost[s];
      broken += w->prices[PARKING] * (double)(now.over - w->site_over[s]);
    }
    if (group.high[t] == NOBODY) {
      if (group.towers) broken += w->prices[ONE_TOWER];
    } else {
      whole level = c->level[p];
      sum += c->span[g] * (excess(group.low[t] - level) + excess(level - group.high[t]));
    }
    if (!group.towers && group.stays) sum += c->split[g];
    broken += w->prices[AREA] * (double)lacking + w->prices[PEOPLE] * (double)crowd;
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
