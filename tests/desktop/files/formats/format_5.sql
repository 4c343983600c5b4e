CREATE TABLE "city" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "province" TEXT NOT NULL,
  "office" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "base_year" INTEGER NOT NULL,
  "signatory" TEXT NOT NULL,
  "signatory_post" TEXT NOT NULL,
  "signatory_number" TEXT NOT NULL,
  "document_number" TEXT NOT NULL
) STRICT;
CREATE TABLE "opd" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "short" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "plan_group" TEXT NOT NULL,
  "address" TEXT NOT NULL
) STRICT;
CREATE TABLE "site" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "short" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "kecamatan" TEXT NOT NULL,
  "latitude" INTEGER,
  "longitude" INTEGER,
  "land" INTEGER,
  "car_stalls" INTEGER NOT NULL,
  "motorcycle_stalls" INTEGER NOT NULL,
  "truck_stalls" INTEGER NOT NULL,
  "deck_levels" INTEGER NOT NULL
) STRICT;
CREATE TABLE "building" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "site" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "short" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "ownership" TEXT NOT NULL,
  "heritage" INTEGER NOT NULL,
  "lease_end" TEXT,
  "lease_penalty" INTEGER NOT NULL,
  "storeys" INTEGER NOT NULL,
  "building_class" TEXT NOT NULL,
  "condition" TEXT NOT NULL,
  "gross" INTEGER,
  "built" INTEGER,
  "register" TEXT NOT NULL,
  "acquisition" INTEGER,
  "accessible" INTEGER NOT NULL,
  "lift" INTEGER NOT NULL,
  "tariff" TEXT NOT NULL,
  "conditioned" INTEGER NOT NULL,
  "available" TEXT,
  "build_cost" INTEGER,
  "empty_cost" INTEGER NOT NULL,
  "reuse_income" INTEGER NOT NULL
) STRICT;
CREATE TABLE "floor" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "building" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "level" INTEGER NOT NULL,
  "gross" INTEGER,
  "net" INTEGER,
  "people_limit" INTEGER,
  "live_load" INTEGER NOT NULL,
  "public" INTEGER NOT NULL,
  "available" TEXT,
  "zone" TEXT NOT NULL
) STRICT;
CREATE TABLE "unit" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "opd" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "short" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "parent" TEXT NOT NULL,
  "building" TEXT NOT NULL,
  "floor" TEXT NOT NULL,
  "detached" INTEGER NOT NULL,
  "pattern" TEXT NOT NULL,
  "growth" INTEGER NOT NULL,
  "presence" INTEGER NOT NULL,
  "desk_ratio" INTEGER NOT NULL,
  "visitors" INTEGER NOT NULL,
  "visit_minutes" INTEGER NOT NULL,
  "counters" INTEGER NOT NULL,
  "public_floor" INTEGER NOT NULL,
  "archive" INTEGER NOT NULL,
  "occupied" INTEGER
) STRICT;
CREATE TABLE "post" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "unit" TEXT NOT NULL,
  "level" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "headcount" INTEGER NOT NULL
) STRICT;
CREATE TABLE "space" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "area" INTEGER NOT NULL,
  "live_load" INTEGER NOT NULL,
  "ground_floor" INTEGER NOT NULL
) STRICT;
CREATE TABLE "vehicle" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  "out_by_day" INTEGER NOT NULL
) STRICT;
CREATE TABLE "meeting" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "size" TEXT NOT NULL,
  "per_week" INTEGER NOT NULL,
  "minutes" INTEGER NOT NULL,
  "profile" TEXT NOT NULL
) STRICT;
CREATE TABLE "running_cost" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "building" TEXT NOT NULL,
  "category" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "fixed" INTEGER NOT NULL
) STRICT;
CREATE TABLE "trip" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "unit_a" TEXT NOT NULL,
  "unit_b" TEXT NOT NULL,
  "per_week" INTEGER NOT NULL
) STRICT;
CREATE TABLE "pair_rule" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "unit_a" TEXT NOT NULL,
  "unit_b" TEXT NOT NULL,
  "reason" TEXT NOT NULL
) STRICT;
CREATE TABLE "place_rule" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "building" TEXT NOT NULL,
  "floor" TEXT NOT NULL,
  "reason" TEXT NOT NULL
) STRICT;
CREATE TABLE "standard" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "group" TEXT NOT NULL,
  "measure" TEXT NOT NULL,
  "value" INTEGER NOT NULL,
  "low" INTEGER NOT NULL,
  "high" INTEGER NOT NULL,
  "dated" TEXT NOT NULL,
  "changed_by" TEXT NOT NULL,
  "changed_on" TEXT NOT NULL
) STRICT;
CREATE TABLE "scenario" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "space_mode" TEXT NOT NULL,
  "time_weight" INTEGER NOT NULL,
  "visitor_weight" INTEGER NOT NULL,
  "one_off_budget" INTEGER,
  "most_moves" INTEGER,
  "seconds" INTEGER NOT NULL,
  "seed" INTEGER NOT NULL
) STRICT;
CREATE TABLE "scenario_building" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "scenario" TEXT NOT NULL,
  "building" TEXT NOT NULL,
  "role" TEXT NOT NULL
) STRICT;
CREATE TABLE "scenario_floor" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "scenario" TEXT NOT NULL,
  "floor" TEXT NOT NULL
) STRICT;
CREATE TABLE "scenario_opd" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "scenario" TEXT NOT NULL,
  "opd" TEXT NOT NULL
) STRICT;
CREATE TABLE "scenario_rule" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "scenario" TEXT NOT NULL,
  "rule" TEXT NOT NULL,
  "mode" TEXT NOT NULL,
  "price" INTEGER NOT NULL,
  "subject" TEXT NOT NULL
) STRICT;
CREATE TABLE "placement" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "scenario" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "building" TEXT NOT NULL,
  "floor" TEXT NOT NULL,
  "pinned" INTEGER NOT NULL,
  "any_floor" INTEGER NOT NULL
) STRICT;
CREATE TABLE "result" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "scenario" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "best" INTEGER,
  "bound" INTEGER,
  "milliseconds" INTEGER NOT NULL,
  "seed" INTEGER NOT NULL,
  "threads" INTEGER NOT NULL,
  "case_sha256" TEXT NOT NULL,
  "solved_on" TEXT NOT NULL,
  "engine" TEXT NOT NULL,
  "rooms" TEXT NOT NULL,
  "parking" TEXT NOT NULL,
  "trace" TEXT NOT NULL,
  "bound_parts" TEXT NOT NULL,
  "basis" TEXT NOT NULL
) STRICT;
CREATE TABLE "realisation" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "unit" TEXT NOT NULL,
  "move" TEXT NOT NULL,
  "moved_on" TEXT,
  "building" TEXT NOT NULL,
  "floor" TEXT NOT NULL
) STRICT;
CREATE TABLE "remark" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "source" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  "subject_kind" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "body" TEXT NOT NULL
) STRICT;
CREATE TABLE "standard_profile" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "rows" TEXT NOT NULL,
  "kept_by" TEXT NOT NULL,
  "kept_on" TEXT NOT NULL
) STRICT;
CREATE TABLE "photo" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "building" TEXT NOT NULL,
  "caption" TEXT NOT NULL,
  "image" TEXT NOT NULL,
  "width" INTEGER NOT NULL,
  "height" INTEGER NOT NULL
) STRICT;
CREATE TABLE "map_layer" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "shapes" TEXT NOT NULL
) STRICT;
CREATE TABLE "target" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  "value" INTEGER NOT NULL
) STRICT;
CREATE TABLE "timetable" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER NOT NULL,
  "scenario" TEXT NOT NULL,
  "start" TEXT,
  "weeks" INTEGER NOT NULL,
  "people" INTEGER NOT NULL,
  "fit_out" INTEGER NOT NULL,
  "swing" INTEGER NOT NULL,
  "realised" INTEGER NOT NULL,
  "outcome" TEXT NOT NULL,
  "bound" INTEGER,
  "seed" INTEGER NOT NULL,
  "case_sha256" TEXT NOT NULL,
  "plan_sha256" TEXT NOT NULL,
  "found_on" TEXT NOT NULL,
  "kept_by" TEXT NOT NULL,
  "waves" TEXT NOT NULL
) STRICT;
CREATE TABLE "about" ("key" TEXT PRIMARY KEY NOT NULL, "value" TEXT NOT NULL) STRICT;
