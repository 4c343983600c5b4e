/* The best plan met, and what broken rules cost from now on. */
#include "kernel.h"

enum { PATIENCE = 20 };
static const double DEARER = 1.15, CHEAPER = 0.93, DEAREST_AFTER_RETURN = 2;

/* Lay the rooms of a zone out: large rooms first, each where it spoils the least space.
 * Returns the area that found no floor. */
static whole pack_zone(walk *w, whole z, whole *left) {
  const facts *c = w->of;
  const whole *floors = c->zone_floors.at + c->zone_floors.start[z];
  whole count = c->zone_floors.start[z + 1] - c->zone_floors.start[z], lacking = 0;
  for (whole i = 0; i < count; i++)
    left[i] = w->count[floors[i]] ? c->floor_area[floors[i]] - w->used[floors[i]] : -1;
  for (whole j = 0; j < c->classes; j++) {
    whole k = c->room_order[j], area = c->room_area[k];
    for (whole n = w->need[z * c->classes + k]; n > 0; n--) {
      whole found = -1, spoilt = 0;
      for (whole i = 0; i < count; i++) {
        if (left[i] < area) continue;
        whole lost = fill(c, left[i]) - area - fill(c, left[i] - area);
        if (found >= 0 && (lost > spoilt || (lost == spoilt && left[i] >= left[found]))) continue;
        found = i;
        spoilt = lost;
      }
      if (found < 0) {
        lacking += most(1, area);
        continue;
      }
      left[found] -= area;
      w->spare_rooms[2 * w->spare_count] = k;
      w->spare_rooms[2 * w->spare_count++ + 1] = floors[found];
    }
  }
  return lacking;
}

void set_reserve(walk *w, whole z, whole area) {
  w->reserve[z] = area;
  rezone(w, z);
}

/* Lay out all rooms in w->spare_rooms; return the area of those that find no floor. */
whole lay_out(walk *w) {
  const facts *c = w->of;
  whole lacking = 0;
  w->spare_count = 0;
  for (whole z = 0; z < c->zones && c->classes; z++) lacking += pack_zone(w, z, w->order + c->units);
  return lacking;
}

/* Lay out all rooms; hold area back where the pool promised what no floor can hold. */
static int pack(walk *w) {
  const facts *c = w->of;
  int sound = 1;
  w->spare_count = 0;
  for (whole z = 0; z < c->zones && c->classes; z++) {
    whole lacking = pack_zone(w, z, w->order + c->units);
    if (!lacking) continue;
    sound = 0;
    set_reserve(w, z, w->reserve[z] + most(1, lacking / 4));
  }
  return sound;
}

/* Keep the present placement if it keeps the rules that do not give, and stretches the others
 * least; return whether it did. */
static int note_stretched(walk *w) {
  double sum = 0;
  for (int r = 0; r < RULES; r++) {
    if (w->over[r] && w->aim[r] < 0) return 0;
    sum += w->aim[r] * (double)w->over[r];
  }
  if (w->has_best && sum >= w->least) return 0;
  for (whole u = 0; u < w->of->units; u++) w->best_place[u] = w->place[u];
  w->best_count = 0;
  w->best = w->cost;
  w->least = sum;
  w->has_best = 1;
  return 1;
}

/* Keep the present plan if it is sound and the best so far; return whether it was. */
int note(walk *w) {
  if (w->elastic) return note_stretched(w);
  if (w->has_best && w->cost >= w->best) return 0;
  for (int r = 0; r < RULES; r++)
    if (w->over[r]) return 0;
  if (!pack(w)) return 0;
  for (whole i = 0; i < 2 * w->spare_count; i++) w->best_rooms[i] = w->spare_rooms[i];
  for (whole u = 0; u < w->of->units; u++) w->best_place[u] = w->place[u];
  w->best_count = w->spare_count;
  w->best = w->cost;
  w->has_best = 1;
  return 1;
}

void look(walk *w) {
  w->looks++;
  for (int r = 0; r < RULES; r++) w->sick[r] += w->over[r] > 0;
}

void go_to(walk *w, const whole *place) {
  for (whole u = 0; u < w->of->units; u++) move(w, u, place[u]);
}

/* Raise the price of rules broken most of the time, lower that of rules kept.
 * A walk that stays among broken plans too long goes back to its best plan. */
void reprice(walk *w) {
  double worst = 0, looks = w->looks ? (double)w->looks : 1;
  for (int r = 0; r < RULES; r++) {
    double share = (double)w->sick[r] / looks;
    worst = share > worst ? share : worst;
    if (share > 0.5) w->prices[r] *= DEARER;
    if (share < 0.25) w->prices[r] *= CHEAPER;
    if (w->prices[r] > w->dearest * w->fair[r]) w->prices[r] = w->dearest * w->fair[r];
    double low = w->softest * w->dearest * w->fair[r];
    if (w->prices[r] < low) w->prices[r] = low;
    if (w->prices[r] < w->lowest[r]) w->prices[r] = w->lowest[r];
    w->sick[r] = 0;
  }
  w->looks = 0;
  for (whole z = 0; z < w->of->zones; z++)
    if (w->reserve[z]) set_reserve(w, z, w->reserve[z] / 2);
  w->astray = worst > 0.9 ? w->astray + 1 : 0;
  if (w->astray <= PATIENCE || !w->has_best || w->elastic) return;
  go_to(w, w->best_place);
  for (int r = 0; r < RULES; r++)
    if (w->prices[r] < DEAREST_AFTER_RETURN * w->fair[r])
      w->prices[r] = DEAREST_AFTER_RETURN * w->fair[r];
  w->astray = 0;
}
