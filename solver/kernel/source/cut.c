/* One cut through a tower: the least cost of who is above, and all who cost less than a limit.
 *
 * Units are decided one after another in an order in which few of those decided have trips or
 * companions still to come. By position and state of these few a table holds the least cost of all
 * the rest, the area priced (elimination of variables, Bertele and Brioschi 1972); a walk in depth
 * with the true area and this table as its bound finds the least, or all below a limit. Where too
 * many ends are open, the table forgets the lightest: it then bounds, and the walk still pays. */
#include "tower.h"

#include <stdlib.h>

enum { TURNS = 24 };

/* Open ends while an order is made. */
typedef struct {
  const tower *of;
  const int *side; /* 0, 1, or -1: free */
  int left[MOST_UNITS], place[MOST_UNITS], bit[MOST_UNITS]; /* of units; partners not placed yet */
  int open[MOST_UNITS], begun[MOST_UNITS], pair[MOST_UNITS], preset[MOST_UNITS]; /* of groups */
  whole below[MOST_UNITS], above[MOST_UNITS], heavy[MOST_UNITS];
  uint32_t used;
} plan;

static int width(uint32_t used) {
  int count = 0;
  for (; used; used >>= 1) count++;
  return count;
}

static void fold_groups(plan *p, cut *c, int k) {
  const tower *t = p->of;
  for (int g = 0; g < t->groups; g++) {
    int bits = 0, open = 0;
    for (whole m = t->members_start[g]; m < t->members_start[g + 1]; m++) {
      const int z = p->side[t->members[m]];
      if (z < 0) open++;
      else bits |= 1 << z;
    }
    if (bits == 3) c->constant += t->span[k * t->groups + g];
    p->open[g] = bits == 3 || (open == 1 && !bits) ? 0 : open;
    p->preset[g] = bits;
    p->begun[g] = 0;
  }
}

static int fold_units(plan *p, cut *c, int k) {
  const tower *t = p->of;
  const whole count = t->starts[t->units];
  int free = 0;
  for (int u = 0; u < t->units; u++) {
    const int z = p->side[u];
    const whole *cost = t->cost + (k * t->units + u) * 2;
    p->left[u] = 0, p->heavy[u] = 0, p->place[u] = -1, p->bit[u] = -1;
    p->below[u] = cost[0], p->above[u] = cost[1];
    if (z >= 0) c->constant += cost[z];
    if (z > 0) c->decided += t->area[u];
    free += z < 0;
    for (whole e = t->starts[u]; e < t->starts[u + 1]; e++) {
      const int other = p->side[t->partner[e]];
      const whole weight = t->trips[k * count + e];
      if (z < 0 && other < 0) p->left[u]++, p->heavy[u] += weight;
      else if (z < 0) *(other ? &p->below[u] : &p->above[u]) += weight;
      else if (other >= 0 && other != z && u < t->partner[e]) c->constant += weight;
    }
  }
  return free;
}

/* How many bits more are open after a unit, and in `near` how many of its own are placed. */
static int growth(const plan *p, int u, int *near) {
  const tower *t = p->of;
  const int g = (int)t->group[u];
  int ends = 0, grow = 0, seen = 0;
  for (whole e = t->starts[u]; e < t->starts[u + 1]; e++) {
    const int v = (int)t->partner[e];
    if (p->side[v] >= 0 || p->place[v] < 0) continue;
    seen++;
    ends += p->bit[v] >= 0 && p->left[v] == 1;
  }
  grow = (p->left[u] > seen) - ends;
  if (g >= 0 && p->open[g] > 0) {
    if (!p->begun[g] && p->open[g] > 1) grow += 2;
    if (p->begun[g] && p->open[g] == 1) grow -= 2;
    seen += p->begun[g];
  }
  *near = seen;
  return grow;
}

static int next_unit(const plan *p) {
  int best = -1, least = 0, most = 0;
  for (int u = 0; u < p->of->units; u++) {
    if (p->side[u] >= 0 || p->place[u] >= 0) continue;
    int near;
    const int grow = growth(p, u, &near);
    if (best >= 0 && (grow > least || (grow == least && near <= most))) continue;
    best = u, least = grow, most = near;
  }
  return best;
}

/* Take `bits` neighbouring free bits; forget light ends if that is too wide. Return -1: it is. */
static int take(plan *p, int bits) {
  for (;;) {
    const uint32_t mask = (1u << bits) - 1;
    int at = 0;
    while ((p->used >> at) & mask) at++;
    if (at + bits <= p->of->widest) {
      p->used |= mask << at;
      return at;
    }
    int lightest = -1;
    for (int u = 0; u < p->of->units; u++)
      if (p->bit[u] >= 0 && (lightest < 0 || p->heavy[u] < p->heavy[lightest])) lightest = u;
    if (lightest < 0) return -1;
    p->used &= ~(1u << p->bit[lightest]);
    p->bit[lightest] = -1;
  }
}

/* Give a unit its trips to those placed before; return the bits that it closes. */
static uint32_t close_ends(plan *p, cut *c, int k, int i) {
  const tower *t = p->of;
  const int u = c->unit[i];
  const whole count = t->starts[t->units];
  int ends = c->from[i], fars = c->far_from[i];
  uint32_t closed = 0;
  for (whole e = t->starts[u]; e < t->starts[u + 1]; e++) {
    const int v = (int)t->partner[e];
    const whole weight = t->trips[k * count + e];
    if (p->side[v] >= 0 || p->place[v] < 0 || v == u) continue;
    if (p->bit[v] >= 0) c->slot[ends] = p->bit[v], c->weight[ends++] = weight;
    else c->far[fars] = p->place[v], c->far_weight[fars++] = weight;
    p->left[u]--, p->left[v]--;
    p->heavy[u] -= weight, p->heavy[v] -= weight;
    if (p->bit[v] < 0 || p->left[v]) continue;
    closed |= 1u << p->bit[v];
    p->bit[v] = -1;
  }
  c->from[i + 1] = ends, c->far_from[i + 1] = fars;
  return closed;
}

/* Put the next unit into the order; return 0 when states become too wide. */
static int place(plan *p, cut *c, int k, int i) {
  const tower *t = p->of;
  const int u = next_unit(p), g = (int)t->group[u];
  c->unit[i] = u, c->area[i] = t->area[u], c->below[i] = p->below[u], c->above[i] = p->above[u];
  c->mine[i] = c->pair[i] = -1, c->preset[i] = 0, c->span[i] = 0;
  c->fresh[i] = 0;
  c->width[i] = width(p->used);
  p->place[u] = i;
  uint32_t closed = close_ends(p, c, k, i);
  if (g >= 0 && p->open[g] > 0) {
    if (!p->begun[g]) {
      if ((p->pair[g] = take(p, 2)) < 0) return 0;
      c->preset[i] = (uint32_t)p->preset[g];
      c->fresh[i] = 1; /* the bits may be those of an end that was forgotten just now */
      p->begun[g] = 1;
    }
    c->pair[i] = p->pair[g], c->span[i] = t->span[k * t->groups + g];
    if (--p->open[g] == 0) closed |= 3u << p->pair[g];
  }
  if (p->left[u] > 0) c->mine[i] = p->bit[u] = take(p, 1);
  p->used &= ~closed;
  c->keep[i] = p->used;
  return 1;
}

static int arrange(cut *c, const tower *t, int k, const int *side) {
  plan p = {.of = t, .side = side};
  c->constant = c->decided = c->price = 0;
  c->from[0] = c->far_from[0] = 0;
  fold_groups(&p, c, k);
  c->count = fold_units(&p, c, k);
  for (int i = 0; i < c->count; i++)
    if (!place(&p, c, k, i)) return 0;
  c->width[c->count] = 0, c->rest[c->count] = 0, c->begin[0] = 0;
  for (int i = c->count - 1; i >= 0; i--) c->rest[i] = c->rest[i + 1] + c->area[i];
  for (int i = 0; i <= c->count; i++) c->begin[i + 1] = c->begin[i] + ((size_t)1 << c->width[i]);
  return 1;
}

/* The cost of putting the unit at a position on a side, without trips to forgotten ends. */
static inline whole step(const cut *c, int i, uint32_t state, uint32_t z, uint32_t *next) {
  whole cost = z ? c->above[i] : c->below[i];
  for (int e = c->from[i]; e < c->from[i + 1]; e++)
    if (((state >> c->slot[e]) & 1) != z) cost += c->weight[e];
  if (c->pair[i] >= 0) {
    const uint32_t bits = c->fresh[i] ? 0 : state >> c->pair[i] & 3;
    const uint32_t old = bits | c->preset[i], now = old | (1u << z);
    if (now == 3 && old != 3) cost += c->span[i];
    state = (state & ~(3u << c->pair[i])) | (now << c->pair[i]);
  }
  if (c->mine[i] >= 0) state = (state & ~(1u << c->mine[i])) | (z << c->mine[i]);
  *next = state & c->keep[i];
  return cost;
}

static void fill(chain *s, cut *c, whole price) {
  for (int i = 0; i < c->count; i++) c->above[i] += (c->price - price) * c->area[i];
  c->price = price;
  c->table[c->begin[c->count]] = 0;
  for (int i = c->count - 1; i >= 0; i--) {
    whole *here = c->table + c->begin[i];
    const whole *next = c->table + c->begin[i + 1];
    for (uint32_t state = 0; state < 1u << c->width[i]; state++) {
      uint32_t one, other;
      const whole below = step(c, i, state, 0, &one), above = step(c, i, state, 1, &other);
      const whole a = below + next[one], b = above + next[other];
      here[state] = a < b ? a : b;
    }
  }
  s->work -= (whole)c->begin[c->count + 1];
  c->shift = FAR;
  for (whole a = c->least; a <= c->most; a++) {
    const whole cost = c->room[a] + price * (a - c->decided);
    if (cost < c->shift) c->shift = cost;
  }
}

whole cut_bound(const cut *c) { return c->table[c->begin[0]] + c->shift + c->constant; }

/* Look for the price of area with the best bound; it is concave in the price. */
static void climb(chain *s, cut *c, whole start, whole size, whole enough) {
  fill(s, c, start);
  whole best = cut_bound(c), price = start;
  int way = 1;
  for (int turn = 0; turn < TURNS && size && best < enough; turn++) {
    fill(s, c, price + way * size);
    if (cut_bound(c) > best) {
      best = cut_bound(c), price = c->price, size *= 2;
    } else {
      if (way < 0) size /= 4;
      way = -way;
    }
  }
  if (c->price != price) fill(s, c, price);
}

/* Say how much may be above cut k when cuts first..last are open. */
static int limit_area(const chain *s, cut *c, int first, int last, int k) {
  const tower *t = s->of;
  whole under = 0, over = 0;
  for (int f = first; f <= k; f++) under += t->floor_area[f];
  for (int f = k + 1; f <= last + 1; f++) over += t->floor_area[f];
  const whole least = (first ? s->above[first - 1] : t->total) - under;
  const whole most = (last + 1 < t->cuts ? s->above[last + 1] : 0) + over;
  c->least = least > c->decided ? least : c->decided;
  c->most = most < c->decided + c->rest[0] ? most : c->decided + c->rest[0];
  while (c->least <= c->most && c->room[c->least] >= FAR) c->least++;
  while (c->least <= c->most && c->room[c->most] >= FAR) c->most--;
  return c->least <= c->most;
}

/* Make cut k ready, cuts first..last being open; prices of area are looked for until the bound is
 * `enough`. Return whether anything fits; `cut_drop` is due when it does. */
int cut_prepare(chain *s, cut *c, int first, int last, int k, whole enough) {
  const tower *t = s->of;
  int side[MOST_UNITS];
  for (int u = 0; u < t->units; u++) side[u] = s->low[u] > k ? 1 : s->high[u] <= k ? 0 : -1;
  c->table = NULL;
  c->room = t->room + k * (t->total + 1);
  if (!arrange(c, t, k, side)) return s->failed = 1, 0;
  if (!limit_area(s, c, first, last, k)) return 0;
  c->table = malloc(sizeof(whole) * c->begin[c->count + 1]);
  if (!c->table) return s->failed = 1, 0;
  climb(s, c, s->price[k], t->size, enough);
  s->price[k] = c->price;
  return 1;
}

void cut_drop(cut *c) {
  free(c->table);
  c->table = NULL;
}

/* Whether nothing below the limit can follow, or the work has to end. */
static int hopeless(search *q, int i, uint32_t state, whole cost, whole area) {
  const cut *c = q->at;
  if (cost + c->table[c->begin[i] + state] + c->shift >= q->limit) return 1;
  if (area > c->most || area + c->rest[i] < c->least) return 1;
  if (--q->state->work < 0 || *q->state->of->stop) q->state->failed = 1;
  return q->state->failed;
}

static whole whole_step(search *q, int i, uint32_t state, int z, uint32_t *next) {
  const cut *c = q->at;
  whole cost = step(c, i, state, (uint32_t)z, next);
  for (int e = c->far_from[i]; e < c->far_from[i + 1]; e++)
    if (q->side[c->far[e]] != z) cost += c->far_weight[e];
  return cost;
}

static void walk(search *q, int i, uint32_t state, whole cost, whole area) {
  const cut *c = q->at;
  if (hopeless(q, i, state, cost, area)) return;
  if (i == c->count) {
    const whole all = cost + c->price * (area - c->decided) + c->room[area];
    if (all < q->limit) q->found(q, all + c->constant, area);
    return;
  }
  uint32_t next[2];
  const whole *table = c->table + c->begin[i + 1];
  const whole below = cost + whole_step(q, i, state, 0, &next[0]);
  const whole above = cost + whole_step(q, i, state, 1, &next[1]);
  const int first = above + table[next[1]] < below + table[next[0]];
  for (int turn = 0; turn < 2; turn++) {
    const int z = turn ? !first : first;
    q->side[i] = (signed char)z;
    walk(q, i + 1, next[z], z ? above : below, area + (z ? c->area[i] : 0));
  }
}

/* Tell all sets that cost less than the limit; `found` may lower it. */
void cut_all(search *q) {
  q->limit -= q->at->constant;
  walk(q, 0, 0, 0, q->at->decided);
  q->limit += q->at->constant;
}

static void lower(search *q, whole cost, whole area) {
  (void)area;
  q->limit = cost - q->at->constant;
}

/* Return the least cost if it is below the limit, else the limit. */
whole cut_least(search *q) {
  q->found = lower;
  cut_all(q);
  return q->limit;
}
