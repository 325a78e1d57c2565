-- The database contract of Pitwall.
--
-- Pitwall reads the eight relations below from one schema (`pitwall` unless the settings name another). They may be
-- tables, as here, or views over the tables that a trading system already has: names, types and meaning are what counts.
-- Every relation is optional: a panel whose relation is missing says so.
--
-- Conventions
--   * times are timestamptz; money, prices and quantities are numeric (Pitwall never puts them through a float)
--   * ids are text; an id that is a number in your system is cast in the view
--   * a column named updated_at moves forward with every change of its row: refreshes ask only for what is newer
--   * words such as status are free text: the ones listed are those that Pitwall knows how to colour, others are shown as they are
--
-- This file can be run again and again.

create schema if not exists pitwall;
comment on schema pitwall is 'What the Pitwall trading monitor reads.';

-- Trades of the paper pilot ------------------------------------------------------------------------------------------------
create table if not exists pitwall.paper_trades (
  trade_id      text primary key,
  strategy      text        not null,
  venue         text        not null,
  symbol        text        not null,
  side          text        not null check (side in ('buy', 'sell')),
  quantity      numeric     not null check (quantity > 0),
  price         numeric     not null,
  fees          numeric     not null default 0,
  expected_edge numeric,
  status        text        not null,
  opened_at     timestamptz not null,
  closed_at     timestamptz,
  close_price   numeric,
  realized_pnl  numeric,
  currency      text        not null,
  signal_id     text,
  updated_at    timestamptz not null default now()
);
comment on table  pitwall.paper_trades               is 'One row per paper trade, from entry to exit.';
comment on column pitwall.paper_trades.trade_id      is 'Unique id of the trade.';
comment on column pitwall.paper_trades.strategy      is 'Name of the strategy, as people call it.';
comment on column pitwall.paper_trades.venue         is 'Where it would have been traded: IBKR, BINANCE, ...';
comment on column pitwall.paper_trades.symbol        is 'Instrument, spelled as in positions and orders.';
comment on column pitwall.paper_trades.side          is 'buy or sell: the direction of the entry.';
comment on column pitwall.paper_trades.quantity      is 'Units or contracts, positive.';
comment on column pitwall.paper_trades.price         is 'Entry price per unit, in currency.';
comment on column pitwall.paper_trades.fees          is 'Fees of entry and exit together, in currency; a rebate is negative.';
comment on column pitwall.paper_trades.expected_edge is 'Profit per unit that the strategy expected at entry, in currency.';
comment on column pitwall.paper_trades.status        is 'open, closed, cancelled or rejected.';
comment on column pitwall.paper_trades.opened_at     is 'Time of the entry.';
comment on column pitwall.paper_trades.closed_at     is 'Time of the exit; null while open.';
comment on column pitwall.paper_trades.close_price   is 'Exit price per unit; null while open.';
comment on column pitwall.paper_trades.realized_pnl  is 'Profit after fees, in currency; null while open.';
comment on column pitwall.paper_trades.currency      is 'ISO 4217 code of price, fees and profit.';
comment on column pitwall.paper_trades.signal_id     is 'The signal that led to it, if any.';
comment on column pitwall.paper_trades.updated_at    is 'Last change of the row.';
create index if not exists paper_trades_updated_at on pitwall.paper_trades (updated_at);
-- Open trades are looked for by themselves: with this one a million closed ones cost nothing.
create index if not exists paper_trades_open on pitwall.paper_trades (updated_at) where lower(status) = 'open';
create index if not exists paper_trades_strategy_closed_at on pitwall.paper_trades (strategy, closed_at);

-- Orders -------------------------------------------------------------------------------------------------------------------
create table if not exists pitwall.orders (
  order_id        text primary key,
  venue           text        not null,
  account         text        not null,
  strategy        text,
  symbol          text        not null,
  side            text        not null check (side in ('buy', 'sell')),
  order_type      text        not null,
  quantity        numeric     not null check (quantity > 0),
  filled_quantity numeric     not null default 0,
  limit_price     numeric,
  stop_price      numeric,
  trail_amount    numeric,
  trail_percent   numeric,
  time_in_force   text        not null,
  status          text        not null,
  parent_order_id text,
  oca_group       text,
  broker_perm_id  text,
  currency        text        not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null default now()
);
comment on table  pitwall.orders                 is 'Orders as the trading system knows them, working and ended.';
comment on column pitwall.orders.order_id        is 'The trading system''s own id.';
comment on column pitwall.orders.venue           is 'Broker or exchange.';
comment on column pitwall.orders.account         is 'Account at the venue.';
comment on column pitwall.orders.strategy        is 'Who asked for it; null: placed by hand.';
comment on column pitwall.orders.symbol          is 'Instrument, spelled as in positions.';
comment on column pitwall.orders.side            is 'buy or sell.';
comment on column pitwall.orders.order_type      is 'market, limit, stop, stop_limit or trailing_stop.';
comment on column pitwall.orders.quantity        is 'Ordered, positive.';
comment on column pitwall.orders.filled_quantity is 'Filled so far.';
comment on column pitwall.orders.limit_price     is 'Of limit and stop_limit.';
comment on column pitwall.orders.stop_price      is 'Of stop and stop_limit; for trailing_stop where the stop is now.';
comment on column pitwall.orders.trail_amount    is 'Distance of a trailing stop, in currency.';
comment on column pitwall.orders.trail_percent   is 'Distance of a trailing stop, in percent: 1.5 is 1.5 %.';
comment on column pitwall.orders.time_in_force   is 'DAY, GTC, ...';
comment on column pitwall.orders.status          is 'new, working, partially_filled, filled, cancelled or rejected.';
comment on column pitwall.orders.parent_order_id is 'order_id of the bracket''s parent.';
comment on column pitwall.orders.oca_group       is 'Orders of one group cancel each other.';
comment on column pitwall.orders.broker_perm_id  is 'The broker''s lasting id (IB: permId): the join to the broker''s own list.';
comment on column pitwall.orders.currency        is 'ISO 4217 code of the prices.';
comment on column pitwall.orders.created_at      is 'When it was made.';
comment on column pitwall.orders.updated_at      is 'Last change of the row.';
create index if not exists orders_updated_at on pitwall.orders (updated_at);
create index if not exists orders_broker_perm_id on pitwall.orders (broker_perm_id);
create index if not exists orders_parent_order_id on pitwall.orders (parent_order_id);

-- Trigger orders: take profits and stops that the trading system keeps ------------------------------------------------------
create table if not exists pitwall.trigger_orders (
  trigger_id      text primary key,
  venue           text        not null,
  account         text        not null,
  strategy        text,
  symbol          text        not null,
  side            text        not null check (side in ('buy', 'sell')),
  trigger_type    text        not null,
  trigger_price   numeric     not null,
  limit_price     numeric,
  quantity        numeric     not null check (quantity > 0),
  status          text        not null,
  linked_order_id text,
  oca_group       text,
  created_at      timestamptz not null,
  updated_at      timestamptz not null default now()
);
comment on table  pitwall.trigger_orders                 is 'Orders held until a condition is met.';
comment on column pitwall.trigger_orders.trigger_id      is 'Unique id.';
comment on column pitwall.trigger_orders.venue           is 'Broker or exchange.';
comment on column pitwall.trigger_orders.account         is 'Account at the venue.';
comment on column pitwall.trigger_orders.strategy        is 'Who asked for it.';
comment on column pitwall.trigger_orders.symbol          is 'Instrument, spelled as in positions.';
comment on column pitwall.trigger_orders.side            is 'Direction of the order that the trigger releases.';
comment on column pitwall.trigger_orders.trigger_type    is 'take_profit, stop_loss, trailing_stop or conditional.';
comment on column pitwall.trigger_orders.trigger_price   is 'Price at which it is released; of a trailing stop, where it is now.';
comment on column pitwall.trigger_orders.limit_price     is 'Limit of the released order; null: market.';
comment on column pitwall.trigger_orders.quantity        is 'Units or contracts, positive.';
comment on column pitwall.trigger_orders.status          is 'armed, triggered, cancelled or rejected.';
comment on column pitwall.trigger_orders.linked_order_id is 'order_id of the entry that it protects.';
comment on column pitwall.trigger_orders.oca_group       is 'Orders of one group cancel each other.';
comment on column pitwall.trigger_orders.created_at      is 'When it was armed.';
comment on column pitwall.trigger_orders.updated_at      is 'Last change of the row.';
create index if not exists trigger_orders_updated_at on pitwall.trigger_orders (updated_at);

-- Positions: the trading system's own book ----------------------------------------------------------------------------------
create table if not exists pitwall.positions (
  account       text        not null,
  venue         text        not null,
  symbol        text        not null,
  con_id        text,
  sec_type      text,
  currency      text        not null,
  multiplier    numeric     not null default 1,
  quantity      numeric     not null,
  average_price numeric     not null,
  updated_at    timestamptz not null default now(),
  primary key (account, venue, symbol)
);
comment on table  pitwall.positions               is 'What the trading system believes it holds.';
comment on column pitwall.positions.account       is 'Account at the venue.';
comment on column pitwall.positions.venue         is 'Broker or exchange.';
comment on column pitwall.positions.symbol        is 'Instrument; a derivative by its local symbol (ESZ6).';
comment on column pitwall.positions.con_id        is 'IB''s contract id, where known: the join to the broker''s positions.';
comment on column pitwall.positions.sec_type      is 'STK, FUT, OPT, CASH, ...';
comment on column pitwall.positions.currency      is 'ISO 4217 code of the price.';
comment on column pitwall.positions.multiplier    is 'Currency per point and contract; 1 for stock and FX.';
comment on column pitwall.positions.quantity      is 'Signed: + long, - short. A closed position has no row.';
comment on column pitwall.positions.average_price is 'Average entry price per unit, without commission.';
comment on column pitwall.positions.updated_at    is 'Last change of the row.';
create index if not exists positions_updated_at on pitwall.positions (updated_at);
create index if not exists positions_con_id on pitwall.positions (con_id);

-- Balances -----------------------------------------------------------------------------------------------------------------
create table if not exists pitwall.balances (
  account    text        not null,
  venue      text        not null,
  currency   text        not null,
  total      numeric     not null,
  available  numeric     not null,
  updated_at timestamptz not null default now(),
  primary key (account, venue, currency)
);
comment on table  pitwall.balances            is 'Cash by account and currency.';
comment on column pitwall.balances.account    is 'Account at the venue.';
comment on column pitwall.balances.venue      is 'Broker or exchange.';
comment on column pitwall.balances.currency   is 'ISO 4217 code.';
comment on column pitwall.balances.total      is 'All of it.';
comment on column pitwall.balances.available  is 'Of that, not held for orders or margin.';
comment on column pitwall.balances.updated_at is 'Last change of the row.';

-- Equity -------------------------------------------------------------------------------------------------------------------
create table if not exists pitwall.equity (
  account      text        not null,
  as_of        timestamptz not null,
  equity       numeric     not null,
  realized_pnl numeric,
  currency     text        not null,
  primary key (account, as_of)
);
comment on table  pitwall.equity              is 'Marked equity over time. Points are added, never changed.';
comment on column pitwall.equity.account      is 'Account at the venue.';
comment on column pitwall.equity.as_of        is 'Time of the mark.';
comment on column pitwall.equity.equity       is 'Cash plus positions at market.';
comment on column pitwall.equity.realized_pnl is 'Realized since the account''s day began, if known.';
comment on column pitwall.equity.currency     is 'ISO 4217 code, the account''s base currency.';
create index if not exists equity_as_of on pitwall.equity (as_of);

-- Signals ------------------------------------------------------------------------------------------------------------------
create table if not exists pitwall.signals (
  signal_id  text primary key,
  strategy   text        not null,
  symbol     text        not null,
  direction  text        not null,
  strength   numeric,
  fired_at   timestamptz not null,
  decision   text        not null,
  reason     text,
  order_id   text,
  decided_at timestamptz
);
comment on table  pitwall.signals            is 'What the strategies saw, and what was made of it.';
comment on column pitwall.signals.signal_id  is 'Unique id.';
comment on column pitwall.signals.strategy   is 'Which strategy fired.';
comment on column pitwall.signals.symbol     is 'Instrument, spelled as in positions.';
comment on column pitwall.signals.direction  is 'buy, sell or flat.';
comment on column pitwall.signals.strength   is 'The strategy''s own measure, usually 0 to 1.';
comment on column pitwall.signals.fired_at   is 'When it fired.';
comment on column pitwall.signals.decision   is 'taken, skipped, rejected or pending.';
comment on column pitwall.signals.reason     is 'Why, in words.';
comment on column pitwall.signals.order_id   is 'The order that it led to (orders.order_id).';
comment on column pitwall.signals.decided_at is 'When it was decided; null while pending.';
create index if not exists signals_fired_at on pitwall.signals (fired_at);
create index if not exists signals_decided_at on pitwall.signals (decided_at);

-- Heartbeats of background services ------------------------------------------------------------------------------------------
create table if not exists pitwall.service_heartbeats (
  service               text primary key,
  interval_seconds      numeric     not null check (interval_seconds > 0),
  last_beat_at          timestamptz not null,
  last_run_started_at   timestamptz,
  last_run_ms           numeric,
  last_work_at          timestamptz,
  work_interval_seconds numeric,
  status                text        not null,
  message               text
);
comment on table  pitwall.service_heartbeats                       is 'The last sign of life of each background service.';
comment on column pitwall.service_heartbeats.service               is 'Its name.';
comment on column pitwall.service_heartbeats.interval_seconds      is 'How often it means to beat.';
comment on column pitwall.service_heartbeats.last_beat_at          is 'When it last did, by the database''s clock.';
comment on column pitwall.service_heartbeats.last_run_started_at   is 'When its last run began.';
comment on column pitwall.service_heartbeats.last_run_ms           is 'How long that took, in milliseconds.';
comment on column pitwall.service_heartbeats.last_work_at          is 'When it last produced something: bars, signals, fills.';
comment on column pitwall.service_heartbeats.work_interval_seconds is 'How often it should produce something; null: no promise.';
comment on column pitwall.service_heartbeats.status                is 'ok, degraded, failing or stopped, in its own opinion.';
comment on column pitwall.service_heartbeats.message               is 'What it has to say about that.';

-- Notices ------------------------------------------------------------------------------------------------------------------
-- Optional: with these triggers Pitwall learns of a change at once (LISTEN pitwall_changed); without them it polls.
-- One notice per statement, not per row: a batch of a thousand rows wakes it once.
create or replace function pitwall.announce_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('pitwall_changed', tg_table_name);
  return null;
end
$$;
comment on function pitwall.announce_change() is 'Tells listeners of pitwall_changed which relation changed.';

create or replace trigger announce_change after insert or update or delete or truncate on pitwall.paper_trades       for each statement execute function pitwall.announce_change();
create or replace trigger announce_change after insert or update or delete or truncate on pitwall.orders             for each statement execute function pitwall.announce_change();
create or replace trigger announce_change after insert or update or delete or truncate on pitwall.trigger_orders     for each statement execute function pitwall.announce_change();
create or replace trigger announce_change after insert or update or delete or truncate on pitwall.positions          for each statement execute function pitwall.announce_change();
create or replace trigger announce_change after insert or update or delete or truncate on pitwall.balances           for each statement execute function pitwall.announce_change();
create or replace trigger announce_change after insert or update or delete or truncate on pitwall.equity             for each statement execute function pitwall.announce_change();
create or replace trigger announce_change after insert or update or delete or truncate on pitwall.signals            for each statement execute function pitwall.announce_change();
create or replace trigger announce_change after insert or update or delete or truncate on pitwall.service_heartbeats for each statement execute function pitwall.announce_change();

-- A login that can read and nothing else ---------------------------------------------------------------------------------------
-- Pitwall opens every session read-only; with a role like this one the server makes sure of it too. To be run by hand,
-- with a password of your own:
--
--   create role pitwall_reader login password '...' connection limit 5;
--   grant usage on schema pitwall to pitwall_reader;
--   grant select on all tables in schema pitwall to pitwall_reader;
--   alter default privileges in schema pitwall grant select on tables to pitwall_reader;
--   alter role pitwall_reader set default_transaction_read_only = on;
