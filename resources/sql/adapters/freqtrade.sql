-- freqtrade behind the contract of Pitwall.
--
-- Run it in freqtrade's own database (its `db_url`), as the role that owns the tables. It makes a schema `pitwall` with five
-- views over freqtrade's `trades`, `orders` and `wallet_history` in the schema `public`; it changes none of them. It can be
-- run again and again. If freqtrade's tables live elsewhere, replace `public.` below.
--
--   psql "$FREQTRADE_DB_URL" -f freqtrade.sql
--   create role pitwall_reader login password '...' connection limit 5;
--   grant usage on schema pitwall, public to pitwall_reader;
--   grant select on all tables in schema pitwall to pitwall_reader;
--   grant select on public.trades, public.orders, public.wallet_history to pitwall_reader;
--
-- What is provided: paper_trades, orders, trigger_orders, positions and, where freqtrade keeps a wallet history, equity. What
-- freqtrade does not write into its database cannot be: balances (what is available is asked of the exchange each time),
-- signals (only trades that were entered are stored) and service_heartbeats. Those panels say so.
--
-- Four things to know
--   * Numbers. freqtrade stores floats. `x::text::numeric` is the shortest decimal that is that float: 0.1 stays 0.1, as
--     freqtrade and the exchange show it. A direct cast keeps 15 digits and changes the others.
--   * Times. freqtrade stores UTC without saying so: `at time zone 'UTC'` says it.
--   * Changes. freqtrade has no column that moves with every change (a stop can move and no time tells). Rows that can still
--     change, and those that changed within the last ten minutes, count as changed now: they are read with every refresh.
--   * Upgrades. freqtrade migrates by renaming `trades` and dropping `orders`. A view over a table forbids the one and follows
--     the other. So the views stand on functions whose text names the tables anew each time: upgrades pass unhindered. That
--     is also why the reading role needs SELECT on freqtrade's tables too.

begin;

create schema if not exists pitwall;

drop view if exists pitwall.paper_trades, pitwall.orders, pitwall.trigger_orders, pitwall.positions, pitwall.equity;
drop function if exists pitwall.freqtrade_paper_trades(), pitwall.freqtrade_orders(), pitwall.freqtrade_trigger_orders(), pitwall.freqtrade_positions(), pitwall.freqtrade_equity();

-- Trades ---------------------------------------------------------------------------------------------------------------------
-- An entry that has not been filled yet is no trade, only an order. Of a closed trade `amount` is what the last exit sold:
-- quantity and prices come from the filled orders, so that partial exits and added entries are all in. Fees by freqtrade's own
-- formula: entry and exit value times their rates, less the funding that was received. Profit is freqtrade's own.
create function pitwall.freqtrade_paper_trades() returns table (
  trade_id text, strategy text, venue text, symbol text, side text, quantity numeric, price numeric, fees numeric, expected_edge numeric, status text,
  opened_at timestamptz, closed_at timestamptz, close_price numeric, realized_pnl numeric, currency text, signal_id text, updated_at timestamptz
) language sql stable as $$
  select t.id::text, coalesce(t.strategy, 'unknown'), t.exchange, t.pair, case when t.is_short then 'sell' else 'buy' end,
         case when t.is_open then t.amount::text::numeric else coalesce(o.entered, t.amount::text::numeric) end,
         t.open_rate::text::numeric,
         coalesce(o.entry_value, t.amount::text::numeric * t.open_rate::text::numeric) * t.fee_open::text::numeric
           + coalesce(o.exit_value, case when t.is_open then 0 else t.amount::text::numeric * t.close_rate::text::numeric end, 0) * t.fee_close::text::numeric
           - coalesce(t.funding_fees::text::numeric, 0),
         null::numeric, case when t.is_open then 'open' else 'closed' end,
         t.open_date at time zone 'UTC', t.close_date at time zone 'UTC',
         case when t.is_open then null when o.exits > 1 then round(o.exit_value / o.exited, 12) else t.close_rate::text::numeric end,
         case when t.is_open then null else t.close_profit_abs::text::numeric end,
         coalesce(t.stake_currency, split_part(split_part(t.pair, '/', 2), ':', 1)), null::text,
         case when t.is_open or greatest(t.close_date, o.touched) at time zone 'UTC' > now() - interval '10 minutes' then now()
              else greatest(t.open_date, t.close_date, o.touched) at time zone 'UTC' end
    from public.trades t
    left join (
      select o.ft_trade_id, max(o.order_update_date) as touched,
             sum(o.filled::text::numeric) filter (where o.is_entry) as entered,
             sum(o.filled::text::numeric * o.paid) filter (where o.is_entry) as entry_value,
             count(*) filter (where o.filled > 0 and not o.is_entry) as exits,
             nullif(sum(o.filled::text::numeric) filter (where not o.is_entry), 0) as exited,
             sum(o.filled::text::numeric * o.paid) filter (where not o.is_entry) as exit_value
        from (select o.ft_trade_id, o.order_update_date, o.filled,
                     coalesce(nullif(o.average, 0), nullif(o.price, 0), nullif(o.stop_price, 0), o.ft_price)::text::numeric as paid,
                     o.ft_order_side = case when t.is_short then 'sell' else 'buy' end as is_entry
                from public.orders o join public.trades t on t.id = o.ft_trade_id) o
       group by o.ft_trade_id
    ) o on o.ft_trade_id = t.id
   where not t.is_open or t.amount > 0
$$;

-- Orders ---------------------------------------------------------------------------------------------------------------------
-- A stop loss at the exchange has the side `stoploss` in freqtrade; its side here is that of the exit. It hangs on the trade's
-- first entry. freqtrade does not store the time in force of an order: GTC is what it asks for unless configured otherwise.
create function pitwall.freqtrade_orders() returns table (
  order_id text, venue text, account text, strategy text, symbol text, side text, order_type text, quantity numeric, filled_quantity numeric, limit_price numeric, stop_price numeric,
  trail_amount numeric, trail_percent numeric, time_in_force text, status text, parent_order_id text, oca_group text, broker_perm_id text, currency text, created_at timestamptz, updated_at timestamptz
) language sql stable as $$
  select o.id::text, t.exchange, 'freqtrade', t.strategy, o.ft_pair,
         case when o.ft_order_side in ('buy', 'sell') then o.ft_order_side when t.is_short then 'buy' else 'sell' end,
         case when o.ft_order_side = 'stoploss' then case when o.order_type ilike '%limit%' then 'stop_limit' else 'stop' end else coalesce(lower(o.order_type), 'limit') end,
         coalesce(nullif(o.amount, 0), o.ft_amount)::text::numeric, coalesce(o.filled, 0)::text::numeric,
         case when coalesce(o.order_type, 'limit') ilike '%limit%' then coalesce(o.price, o.ft_price)::text::numeric end,
         case when o.ft_order_side = 'stoploss' then coalesce(o.stop_price, o.ft_price)::text::numeric end,
         null::numeric, null::numeric, 'GTC',
         case when o.ft_is_open then case when o.filled > 0 then 'partially_filled' else 'working' end
              when o.status = 'closed' then 'filled'
              when o.status in ('canceled', 'cancelled') then 'cancelled'
              else coalesce(o.status, 'unknown') end,
         case when o.ft_order_side = 'stoploss' then (
           select min(e.id)::text from public.orders e where e.ft_trade_id = o.ft_trade_id and e.ft_order_side = case when t.is_short then 'sell' else 'buy' end
         ) end,
         null::text, null::text, coalesce(t.stake_currency, split_part(split_part(t.pair, '/', 2), ':', 1)),
         coalesce(o.order_date, t.open_date) at time zone 'UTC',
         case when o.ft_is_open or o.order_update_date at time zone 'UTC' > now() - interval '10 minutes' then now()
              else greatest(o.order_date, o.order_filled_date, o.order_update_date, t.open_date) at time zone 'UTC' end
    from public.orders o
    join public.trades t on t.id = o.ft_trade_id
$$;

-- Stops that freqtrade itself watches: of every open trade that has none at the exchange --------------------------------------
create function pitwall.freqtrade_trigger_orders() returns table (
  trigger_id text, venue text, account text, strategy text, symbol text, side text, trigger_type text, trigger_price numeric,
  limit_price numeric, quantity numeric, status text, linked_order_id text, oca_group text, created_at timestamptz, updated_at timestamptz
) language sql stable as $$
  select 'stop-' || t.id, t.exchange, 'freqtrade', t.strategy, t.pair, case when t.is_short then 'buy' else 'sell' end,
         case when t.is_stop_loss_trailing then 'trailing_stop' else 'stop_loss' end, t.stop_loss::text::numeric,
         null::numeric, t.amount::text::numeric, 'armed',
         (select min(e.id)::text from public.orders e where e.ft_trade_id = t.id and e.ft_order_side = case when t.is_short then 'sell' else 'buy' end),
         null::text, t.open_date at time zone 'UTC', now()
    from public.trades t
   where t.is_open and t.amount > 0 and t.stop_loss > 0
     and not exists (select from public.orders s where s.ft_trade_id = t.id and s.ft_order_side = 'stoploss' and s.ft_is_open)
$$;

-- Positions: the open trades of a pair together. freqtrade counts in the base currency also where the exchange trades contracts.
create function pitwall.freqtrade_positions() returns table (
  account text, venue text, symbol text, con_id text, sec_type text, currency text, multiplier numeric, quantity numeric, average_price numeric, updated_at timestamptz
) language sql stable as $$
  select 'freqtrade', t.exchange, t.pair, null::text, case when bool_or(t.trading_mode::text = 'FUTURES') then 'FUT' else 'CRYPTO' end,
         min(coalesce(t.stake_currency, split_part(split_part(t.pair, '/', 2), ':', 1))), 1::numeric,
         sum(case when t.is_short then -t.amount::text::numeric else t.amount::text::numeric end),
         case when count(*) = 1 then min(t.open_rate::text::numeric) else round(sum(t.amount::text::numeric * t.open_rate::text::numeric) / sum(t.amount::text::numeric), 12) end,
         max(coalesce((select max(o.order_update_date) from public.orders o where o.ft_trade_id = t.id), t.open_date)) at time zone 'UTC'
    from public.trades t
   where t.is_open and t.amount > 0
   group by t.exchange, t.pair
  having sum(case when t.is_short then -t.amount::text::numeric else t.amount::text::numeric end) <> 0
$$;

create view pitwall.paper_trades   as select * from pitwall.freqtrade_paper_trades();
create view pitwall.orders         as select * from pitwall.freqtrade_orders();
create view pitwall.trigger_orders as select * from pitwall.freqtrade_trigger_orders();
create view pitwall.positions      as select * from pitwall.freqtrade_positions();

-- Equity: the wallet at the end of each day, in the stake currency. Newer versions of freqtrade keep it. A day on which a part
-- could not be valued has no point.
do $do$
begin
  if to_regclass('public.wallet_history') is null then return; end if;
  create function pitwall.freqtrade_equity() returns table (account text, as_of timestamptz, equity numeric, realized_pnl numeric, currency text) language sql stable as $$
    select 'freqtrade', w."timestamp" at time zone 'UTC', sum(w.total_quote::text::numeric), null::numeric, w.quote_currency
      from public.wallet_history w
     where w.bot_managed
     group by w."timestamp", w.quote_currency
    having bool_and(w.total_quote is not null)
  $$;
  create view pitwall.equity as select * from pitwall.freqtrade_equity();
end
$do$;

commit;
