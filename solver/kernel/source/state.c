/* The running bill of a walk: what changes when a unit leaves its place or enters one. */
#include "kernel.h"

whole size_of_facts(void) { return sizeof(facts); }
whole size_of_walk(void) { return sizeof(walk); }

/* The least number of rooms whose table carries a load, at most the table's last; a good guess,
 * such as the number of rooms before one unit more, is soon there. */
whole rooms_near(const facts *c, whole kind, whole peak, whole guess) {
  const whole *row = c->room_limit.at + c->room_limit.start[kind];
  whole last = c->room_limit.start[kind + 1] - c->room_limit.start[kind] - 1, rooms = least(guess, last);
  while (rooms < last && row[rooms] < peak) rooms++;
  while (rooms > 0 && row[rooms - 1] >= peak) rooms--;
  return rooms;
}

/* The parking levels that a load of vehicles needs. */
whole levels_for(const facts *c, whole site, whole type, whole peak) {
  whole beyond = peak - c->surface[site * c->types + type];
  return beyond > 0 ? (beyond + c->stalls[type] - 1) / c->stalls[type] : 0;
}

static void set_zone(walk *w, whole z, whole cost, whole above, whole lack) {
  w->cost += cost - w->zone_cost[z];
  w->over[ROOMS] += above - w->zone_above[z];
  w->over[AREA] += lack - w->zone_lack[z];
  w->zone_cost[z] = cost;
  w->zone_above[z] = above;
  w->zone_lack[z] = lack;
}

static whole room_space(const walk *w, whole z) {
  const facts *c = w->of;
  whole space = w->reserve[z];
  for (whole k = 0; k < c->classes; k++) space += w->need[z * c->classes + k] * c->room_area[k];
  return space;
}

/* Count the rooms of a zone again from its loads. */
void rezone(walk *w, whole z) {
  const facts *c = w->of;
  if (!c->classes) return;
  whole cost = 0, above = 0;
  for (whole k = 0; k < c->classes; k++) {
    const load *row = w->zone_load + (z * c->classes + k) * c->slots;
    load peak = 0;
    for (whole s = 0; s < c->slots; s++) peak = row[s] > peak ? row[s] : peak;
    whole rooms = rooms_near(c, k, peak, w->need[z * c->classes + k]);
    w->need[z * c->classes + k] = rooms;
    cost += rooms * c->room_cost[k];
    above += excess(peak - c->room_limit.at[c->room_limit.start[k + 1] - 1]);
  }
  set_zone(w, z, cost, above, excess(room_space(w, z) - w->zone_free[z]));
}

/* The free area of a zone has changed, its rooms have not. */
static void reshape(walk *w, whole z) {
  if (!w->of->classes) return;
  whole lack = excess(room_space(w, z) - w->zone_free[z]);
  w->over[AREA] += lack - w->zone_lack[z];
  w->zone_lack[z] = lack;
}

static void resite(walk *w, whole s) {
  const facts *c = w->of;
  whole cost = 0, over = 0;
  for (whole k = 0; k < c->types; k++) {
    const load *row = w->site_load + (s * c->types + k) * c->hours;
    load peak = 0;
    for (whole h = 0; h < c->hours; h++) peak = row[h] > peak ? row[h] : peak;
    whole levels = levels_for(c, s, k, peak);
    w->levels[s * c->types + k] = levels;
    cost += levels * c->level_cost[k];
    over += excess(levels - c->most_levels);
  }
  w->cost += cost - w->site_cost[s];
  w->over[PARKING] += over - w->site_over[s];
  w->site_cost[s] = cost;
  w->site_over[s] = over;
}

/* Span, split and towers of an OPD. */
static void regroup(walk *w, whole g) {
  const facts *c = w->of;
  whole *low = w->scratch, *high = low + c->towers;
  whole stays = 0, towers = 0, span = 0;
  for (whole t = 0; t < c->towers; t++) high[t] = NOBODY;
  for (whole i = c->members.start[g]; i < c->members.start[g + 1]; i++) {
    whole p = w->place[c->members.at[i]];
    if (p == NOWHERE) continue;
    if (p >= c->floors) {
      stays++;
      continue;
    }
    whole t = c->tower[p], level = c->level[p];
    if (high[t] == NOBODY) {
      towers++;
      low[t] = high[t] = level;
    } else if (level < low[t]) {
      low[t] = level;
    } else if (level > high[t]) {
      high[t] = level;
    }
  }
  for (whole t = 0; t < c->towers; t++)
    if (high[t] != NOBODY) span += high[t] - low[t];
  whole cost = c->span[g] * span + (towers && stays ? c->split[g] : 0);
  whole extra = excess(towers - 1);
  w->cost += cost - w->group_cost[g];
  w->over[ONE_TOWER] += extra - w->group_extra[g];
  w->group_cost[g] = cost;
  w->group_extra[g] = extra;
}

/* What is used of each limit; units count as they enter and leave, the rest is counted here. */
void recount_limits(walk *w) {
  const facts *c = w->of;
  whole over = 0;
  for (whole i = 0; i < c->limits; i++) {
    whole used = w->limit_used[i];
    for (whole f = 0; f < c->floors; f++)
      if (w->count[f]) used += c->limit_floor[i * c->floors + f];
    for (whole t = 0; t < c->towers; t++)
      if (w->tower_count[t]) used += c->limit_tower[i * c->towers + t];
    for (whole z = 0; z < c->zones; z++)
      for (whole k = 0; k < c->classes; k++)
        used += w->need[z * c->classes + k] * c->limit_room[i * c->classes + k];
    for (whole s = 0; s < c->sites; s++)
      for (whole k = 0; k < c->types; k++)
        used += w->levels[s * c->types + k] * c->limit_level[i * c->types + k];
    over += excess(used - c->limit_most[i]);
  }
  w->over[LIMIT] = over;
}

/* Pairs of a unit that are broken with it at a place. */
static void strain(walk *w, whole unit, whole place, whole sign) {
  const facts *c = w->of;
  for (whole i = c->mates.start[unit]; i < c->mates.start[unit + 1]; i++) {
    whole other = w->place[c->mates.at[i]];
    if (other != NOWHERE && other != place) w->over[TOGETHER] += sign;
  }
  for (whole i = c->apart.start[unit]; i < c->apart.start[unit + 1]; i++)
    if (w->place[c->apart.at[i]] == place) w->over[APART] += sign;
}

/* Add or take the row of a unit to that of a zone or site. */
static void add_load(load *sums, const load *loads, whole at, whole unit, whole length, whole sign) {
  load *restrict row = sums + at * length;
  const load *restrict own = loads + unit * length;
  if (sign > 0)
    for (whole i = 0; i < length; i++) row[i] += own[i];
  else
    for (whole i = 0; i < length; i++) row[i] -= own[i];
}

static void on_floor(walk *w, whole u, whole f, whole sign) {
  const facts *c = w->of;
  whole t = c->tower[f], z = c->zone[f], s = c->site[f];
  whole was = excess(w->used[f] - c->floor_area[f]);
  whole space = w->count[f] ? fill(c, c->floor_area[f] - w->used[f]) : 0;
  whole heads = excess(w->heads[f] - c->floor_people[f]);
  w->used[f] += sign * c->area[u];
  w->heads[f] += sign * c->people[u];
  w->count[f] += sign;
  w->tower_count[t] += sign;
  w->over[AREA] += excess(w->used[f] - c->floor_area[f]) - was;
  w->over[PEOPLE] += excess(w->heads[f] - c->floor_people[f]) - heads;
  whole first = sign > 0;
  if (w->count[f] == first) w->cost += sign * c->floor_open[f];
  if (w->tower_count[t] == first) w->cost += sign * c->tower_open[t];
  w->zone_free[z] += (w->count[f] ? fill(c, c->floor_area[f] - w->used[f]) : 0) - space;
  if (c->has_load[u]) {
    add_load(w->zone_load, c->loads, z, u, c->classes * c->slots, sign);
    rezone(w, z);
  } else {
    reshape(w, z);
  }
  if (c->types) {
    add_load(w->site_load, c->vehicles, s, u, c->types * c->hours, sign);
    resite(w, s);
  }
}

static void stay_at(walk *w, whole old, whole sign) {
  whole first = sign > 0;
  w->old_count[old] += sign;
  if (w->old_count[old] == first) w->cost += sign * w->of->keep[old];
}

static void settle_accounts(walk *w, whole unit, whole place, whole sign) {
  const facts *c = w->of;
  whole column = column_of(c, place);
  whole row = unit * (c->floors + c->olds + 1);
  w->cost += sign * (c->cost[unit * (c->floors + 1) + column] + w->flow[row + place]);
  for (whole i = 0; i < c->limits; i++)
    w->limit_used[i] += sign * c->limit_unit[(i * c->units + unit) * (c->floors + 1) + column];
  if (place < c->floors)
    on_floor(w, unit, place, sign);
  else
    stay_at(w, place - c->floors, sign);
  regroup(w, c->opd[unit]);
  if (c->limits) recount_limits(w);
}

/* Lift a unit off its place. Its partners are not told. */
void leave(walk *w, whole unit) {
  whole place = w->place[unit];
  strain(w, unit, place, -1);
  w->place[unit] = NOWHERE;
  settle_accounts(w, unit, place, -1);
}

/* Put a lifted unit on a place. Its partners are not told. */
void enter(walk *w, whole unit, whole place) {
  w->place[unit] = place;
  settle_accounts(w, unit, place, +1);
  strain(w, unit, place, +1);
}

/* Note the sums that a unit on a floor counts in; 0 when it is elsewhere or they are too many. */
int remember(const walk *w, whole unit, memory *m) {
  const facts *c = w->of;
  whole f = w->place[unit];
  if (f < 0 || f >= c->floors || c->limits || c->classes > MANY || c->types > MANY) return 0;
  whole z = c->zone[f], s = c->site[f], g = c->opd[unit];
  *m = (memory){unit, f, w->cost, w->zone_cost[z], w->zone_above[z], w->zone_lack[z], w->zone_free[z],
                w->site_cost[s], w->site_over[s], w->group_cost[g], w->group_extra[g], {0}, {0}, {0}};
  for (int r = 0; r < RULES; r++) m->over[r] = w->over[r];
  for (whole k = 0; k < c->classes; k++) m->need[k] = w->need[z * c->classes + k];
  for (whole k = 0; k < c->types; k++) m->levels[k] = w->levels[s * c->types + k];
  return 1;
}

/* Put a unit that was just lifted back where it was: nothing is counted again. */
void put_back(walk *w, const memory *m) {
  const facts *c = w->of;
  whole u = m->unit, f = m->floor, z = c->zone[f], s = c->site[f], g = c->opd[u];
  w->place[u] = f;
  w->used[f] += c->area[u];
  w->heads[f] += c->people[u];
  w->count[f]++;
  w->tower_count[c->tower[f]]++;
  add_load(w->zone_load, c->loads, z, u, c->has_load[u] ? c->classes * c->slots : 0, 1);
  add_load(w->site_load, c->vehicles, s, u, c->types * c->hours, 1);
  w->cost = m->cost;
  for (int r = 0; r < RULES; r++) w->over[r] = m->over[r];
  w->zone_cost[z] = m->zone_cost;
  w->zone_above[z] = m->zone_above;
  w->zone_lack[z] = m->zone_lack;
  w->zone_free[z] = m->zone_free;
  w->site_cost[s] = m->site_cost;
  w->site_over[s] = m->site_over;
  w->group_cost[g] = m->group_cost;
  w->group_extra[g] = m->group_extra;
  for (whole k = 0; k < c->classes; k++) w->need[z * c->classes + k] = m->need[k];
  for (whole k = 0; k < c->types; k++) w->levels[s * c->types + k] = m->levels[k];
}

/* Tell the partners of a unit what each of their places costs in trips now. */
void tell_partners(walk *w, whole unit, whole before, whole place) {
  const facts *c = w->of;
  whole size = c->floors + c->olds + 1;
  if (before == NOWHERE) before = size - 1;
  if (place == NOWHERE) place = size - 1;
  const whole *to = c->distance + place * size, *from = c->distance + before * size;
  const whole *to_back = c->distance_back + place * size, *from_back = c->distance_back + before * size;
  for (whole i = c->partners.start[unit]; i < c->partners.start[unit + 1]; i++) {
    whole *row = w->flow + c->partners.at[i] * size;
    whole out = c->weight_out[i], in = c->weight_in[i];
    /* `out` is from the unit to the partner */
    if (c->symmetric) {
      for (whole l = 0; l < size; l++) row[l] += (out + in) * (to[l] - from[l]);
    } else {
      for (whole l = 0; l < size; l++)
        row[l] += out * (to[l] - from[l]) + in * (to_back[l] - from_back[l]);
    }
  }
}

void move(walk *w, whole unit, whole place) {
  whole before = w->place[unit];
  if (before == place) return;
  if (before != NOWHERE) leave(w, unit);
  if (place != NOWHERE) enter(w, unit, place);
  tell_partners(w, unit, before, place);
}

/* The cost and the price of what is broken. */
double energy(const walk *w) {
  double sum = (double)w->cost;
  for (int r = 0; r < RULES; r++) sum += w->prices[r] * (double)w->over[r];
  return sum;
}
