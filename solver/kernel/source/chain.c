/* All cuts of a tower together: the units above each are among those above the one below.
 *
 * Costs of the cuts add up. When all chains cheaper than a goal are to be found and the least
 * costs of the cuts leave `room` to it, then at some cut such a chain costs less than its least
 * plus its share of the room. So it is enough to go through the sets above each cut that cost so
 * little, one cut after another, and for each through the rest: below and above it, two smaller
 * towers that do not touch. What a cut was raised by holds for those that follow.
 *
 * Rooms are what ties the two: they may be anywhere. A rest is looked at without them first; only
 * where it is below the goal every way is tried to have some of them below and the others above. */
#include "tower.h"

#include <stdlib.h>
#include <string.h>

/* Cuts first..last while those of cut k are gone through. */
typedef struct {
  int first, last, k;
  whole goal;          /* the cheapest so far, or what it has to be below */
  whole *least;        /* [cuts] */
  signed char *levels; /* [units] of the cheapest */
  const whole *rooms;  /* [classes] on these levels; NULL: not asked */
} part;

/* The sets above one cut of the whole tower that cost from `from` on. */
typedef struct {
  part whole_tower;
  whole from, tried, count, most;
  whole *levels; /* [most][units]: the cheapest chain with each set, where one is below the goal */
} family;

whole size_of_tower(void) { return sizeof(tower); }

static whole rest(chain *s, int first, int last, whole goal, signed char *levels,
                  const whole *rooms);

static whole area_of(const tower *t, const whole *rooms) {
  whole area = 0;
  for (whole c = 0; rooms && c < t->classes; c++) area += rooms[c] * t->room_area[c];
  return area;
}

/* What the units of a level cost beside the cuts; FAR when they and the rooms are too many. */
static whole decided_level(const chain *s, int f, signed char *levels, const whole *rooms) {
  const tower *t = s->of;
  whole area = 0, people = 0, cost = 0;
  for (int u = 0; u < t->units; u++) {
    if (s->low[u] != f || s->high[u] != f) continue;
    area += t->area[u], people += t->people[u];
    const whole more = t->beside[u * (t->cuts + 1) + f];
    if (more >= FAR) return FAR;
    cost += more;
    levels[u] = (signed char)f;
  }
  for (whole i = 0; i < 2 * t->aparts; i += 2) {
    const whole u = t->apart[i], v = t->apart[i + 1];
    if (s->low[u] == f && s->high[u] == f && s->low[v] == f && s->high[v] == f) return FAR;
  }
  const whole left = t->floor_area[f] - area - area_of(t, rooms);
  if (rooms) return left < 0 || people > t->floor_people[f] ? FAR : cost;
  return left < 0 || people > t->floor_people[f] || t->unfit[left] ? FAR : cost;
}

static void enter(const search *q, int k, whole area) {
  chain *s = q->state;
  for (int i = 0; i < q->at->count; i++) {
    const int u = q->at->unit[i];
    if (q->side[i] && s->low[u] <= k) s->low[u] = k + 1;
    if (!q->side[i] && s->high[u] > k) s->high[u] = k;
  }
  s->above[k] = area;
}

/* What a set above cut k and the levels on both sides cost, if that is below the goal. */
static whole halves(chain *s, const part *p, whole cost, whole over, whole goal,
                    signed char *levels, const whole *low, const whole *high) {
  cost += rest(s, p->first, p->k - 1, goal - cost - over, levels, low);
  if (cost + over >= goal) return cost + over;
  return cost + rest(s, p->k + 1, p->last, goal - cost, levels, high);
}

/* The area that levels from..to have beside their units. */
static whole spare(const chain *s, int from, int to) {
  const tower *t = s->of;
  whole area = to < t->cuts ? s->above[to] : 0;
  area -= from ? s->above[from - 1] : t->total;
  for (int f = from; f <= to; f++) area += t->floor_area[f];
  return area;
}

/* The same as halves, with some rooms below the cut and the others above it: the cheapest way. */
static whole with_rooms(chain *s, const part *p, whole cost, whole over, signed char *levels) {
  const tower *t = s->of;
  const whole under_cut = spare(s, p->first, p->k), over_cut = spare(s, p->k + 1, p->last + 1);
  whole low[MOST_CLASSES], high[MOST_CLASSES] = {0}, best = p->goal;
  for (whole c = 0; c < t->classes && !s->failed;) {
    for (c = 0; c < t->classes; c++) low[c] = p->rooms[c] - high[c];
    if (area_of(t, low) <= under_cut && area_of(t, high) <= over_cut) {
      signed char tried[MOST_UNITS];
      memcpy(tried, p->levels, sizeof tried);
      const whole found = halves(s, p, cost, over, best, tried, low, high);
      if (found < best) best = found, memcpy(levels, tried, sizeof tried);
    }
    for (c = 0; c < t->classes && high[c] == p->rooms[c]; c++) high[c] = 0;
    if (c < t->classes) high[c]++;
  }
  return best;
}

/* Go through the rest of a tower with a set above cut k; lower the goal if that is cheaper. */
static void with_set(search *q, part *p, whole cost, whole area) {
  chain *s = q->state;
  whole under = 0, over = 0;
  for (int j = p->first; j < p->k; j++) under += p->least[j];
  for (int j = p->k + 1; j <= p->last; j++) over += p->least[j];
  if (cost + under + over >= p->goal) return;
  const chain before = *s;
  signed char levels[MOST_UNITS];
  memcpy(levels, p->levels, sizeof levels);
  enter(q, p->k, area);
  whole found = halves(s, p, cost, over, p->goal, levels, NULL, NULL);
  if (p->rooms && found < p->goal && !s->failed) found = with_rooms(s, p, cost, over, levels);
  if (found < p->goal && !s->failed) {
    p->goal = found;
    memcpy(p->levels, levels, sizeof levels);
  }
  const whole work = s->work;
  const int failed = s->failed;
  *s = before;
  s->work = work, s->failed = failed;
}

static void inner_set(search *q, whole cost, whole area) { with_set(q, q->more, cost, area); }

/* The order of cuts first..last: from the end that is decided. */
static int turn_of(const chain *s, int first, int last, int x) {
  return last + 1 < s->of->cuts ? last - x : first + x;
}

/* Make the cuts ready, and bound each; return whether all of them may be below the goal. */
static int bounds(chain *s, cut *cuts, part *p, whole *sum) {
  for (int x = 0; x <= p->last - p->first; x++) {
    const int k = turn_of(s, p->first, p->last, x);
    cut *c = &cuts[k - p->first];
    if (!cut_prepare(s, c, p->first, p->last, k, p->goal - *sum + p->least[k])) return 0;
    const whole bound = cut_bound(c);
    if (bound > p->least[k]) *sum += bound - p->least[k], p->least[k] = bound;
    if (*sum >= p->goal || s->failed) return 0;
  }
  for (int k = p->first; k <= p->last; k++) {
    search q = {.state = s, .at = &cuts[k - p->first], .limit = p->goal - *sum + p->least[k]};
    const whole least = cut_least(&q);
    if (least > p->least[k]) *sum += least - p->least[k], p->least[k] = least;
    if (*sum >= p->goal || s->failed) return 0;
  }
  return 1;
}

/* Raise the cuts one after another until they reach the goal. */
static void raise_all(chain *s, cut *cuts, part *p, whole sum) {
  for (int x = 0, count = p->last - p->first + 1; count > 0 && sum < p->goal; x++, count--) {
    const int k = turn_of(s, p->first, p->last, x);
    const whole more = (p->goal - sum + count - 1) / count;
    search q = {.state = s, .at = &cuts[k - p->first], .limit = p->least[k] + more,
                .found = inner_set, .more = p};
    p->k = k;
    cut_all(&q);
    if (s->failed) return;
    p->least[k] += more, sum += more;
  }
}

/* Return what cuts first..last and the levels between them cost at the least, or the goal if that
 * is not below it; levels are told where it is. */
static whole rest(chain *s, int first, int last, whole goal, signed char *levels,
                  const whole *rooms) {
  if (s->failed) return goal;
  if (first > last) {
    const whole cost = decided_level(s, first, levels, rooms);
    return cost < goal ? cost : goal;
  }
  whole least[MOST_CUTS], sum = 0;
  for (int k = first; k <= last; k++) sum += least[k] = s->least[k];
  part p = {first, last, first, goal, least, levels, rooms};
  cut *cuts = calloc((size_t)(last - first + 1), sizeof(cut));
  if (!cuts) return s->failed = 1, goal;
  if (bounds(s, cuts, &p, &sum)) raise_all(s, cuts, &p, sum);
  for (int i = 0; i <= last - first; i++) cut_drop(&cuts[i]);
  free(cuts);
  return p.goal;
}

static void begin(chain *s, const tower *t, const whole *price, const whole *least, whole work) {
  memset(s, 0, sizeof *s);
  s->of = t, s->least = least, s->work = work;
  for (int u = 0; u < t->units; u++) s->low[u] = (int)t->low[u], s->high[u] = (int)t->high[u];
  for (int k = 0; k < t->cuts; k++) s->price[k] = price[k];
}

/* The last sets met on the way to the least. */
typedef struct {
  whole count, most, *sides;
} memory;

static void remember(search *q, whole cost, whole area) {
  (void)area;
  memory *m = q->more;
  whole *sides = m->sides + (m->count++ % m->most) * q->state->of->units;
  for (int i = 0; i < q->at->count; i++) sides[q->at->unit[i]] = q->side[i];
  q->limit = cost - q->at->constant;
}

/* Write the least cost of a cut by itself; its price of area; and who is above (1), below (0) or
 * given (-1) in the last sets met. Return how many were met, none
 * when no set fits; -1: nothing is proved. */
whole least_of_cut(const tower *t, whole k, whole *price, whole *least, whole *sides, whole most,
                   whole work) {
  chain s;
  cut c;
  begin(&s, t, price, least, work);
  for (whole i = 0; i < most * t->units; i++) sides[i] = -1;
  memory m = {0, most, sides};
  if (cut_prepare(&s, &c, 0, (int)t->cuts - 1, (int)k, FAR)) {
    search q = {.state = &s, .at = &c, .limit = FAR, .found = remember, .more = &m};
    cut_all(&q);
    least[k] = q.limit, price[k] = c.price;
    cut_drop(&c);
  }
  return s.failed ? -1 : m.count;
}

static void outer_set(search *q, whole cost, whole area) {
  family *f = q->more;
  part p = f->whole_tower;
  if (cost < f->from) return;
  f->tried++;
  signed char levels[MOST_UNITS] = {0};
  p.levels = levels;
  with_set(q, &p, cost, area);
  if (p.goal >= f->whole_tower.goal || q->state->failed) return;
  if (f->count < f->most)
    for (int u = 0; u < q->state->of->units; u++)
      f->levels[f->count * q->state->of->units + u] = levels[u];
  f->count++;
}

/* Go through the sets above cut k that cost from..upto; `least` is what the cuts cost at least.
 * Return how many are in a chain below the goal; -1: nothing is proved. `told` gets how many sets
 * were tried and the work that is left. */
whole raise_cut(const tower *t, whole k, const whole *price, whole *least, whole from, whole upto,
                whole goal, whole *levels, whole most, whole work, whole *told) {
  chain s;
  cut c;
  begin(&s, t, price, least, work);
  family f = {.whole_tower = {0, (int)t->cuts - 1, (int)k, goal, least, NULL,
                              t->classes ? t->room_count : NULL},
              .from = from, .most = most, .levels = levels};
  if (cut_prepare(&s, &c, 0, (int)t->cuts - 1, (int)k, upto)) {
    search q = {.state = &s, .at = &c, .limit = upto, .found = outer_set, .more = &f};
    cut_all(&q);
    cut_drop(&c);
  }
  told[0] = f.tried, told[1] = s.work;
  return s.failed ? -1 : f.count;
}
