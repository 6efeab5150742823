import type { Dialect } from "../dialect.js";
import { bigquery } from "./bigquery.js";
import { clickhouse } from "./clickhouse.js";
import { duckdb } from "./duckdb.js";
import { postgresql } from "./postgresql.js";
import { snowflake } from "./snowflake.js";
import { spark } from "./spark.js";

/** Every engine that the classification is written for. */
export const dialects: readonly Dialect[] = [duckdb, postgresql, clickhouse, bigquery, snowflake, spark];
