// SPDX-License-Identifier: Apache-2.0
// A filter over the ledger's lines, which are on the page already.
import { useLayoutEffect, useState } from "preact/hooks";

interface Filter {
  text: string;
  party: string;
  standing: string;
  kind: string;
  account: string;
  source: string;
}

// Fields that hold several values, with what stands between them.
const kBetween: Record<string, string> = { accounts: " ", sources: "|" };

function values(row: HTMLElement, key: string): string[] {
  const text = row.dataset[key] ?? "";
  return (kBetween[key] ? text.split(kBetween[key]!) : [text]).filter((value) => value !== "");
}

function distinct(rows: HTMLElement[], key: string): string[] {
  return [...new Set(rows.flatMap((row) => values(row, key)))];
}

export function LedgerFilter({ rows }: { rows: HTMLElement[] }) {
  const [filter, setFilter] = useState<Filter>({ text: "", party: "", standing: "", kind: "", account: "", source: "" });
  const matches = (row: HTMLElement): boolean =>
    (filter.party === "" || row.dataset.party === filter.party) &&
    (filter.standing === "" || row.dataset.standing === filter.standing) &&
    (filter.kind === "" || row.dataset.kind === filter.kind) &&
    (filter.account === "" || values(row, "accounts").includes(filter.account)) &&
    (filter.source === "" || values(row, "sources").includes(filter.source)) &&
    (filter.text === "" || (row.textContent ?? "").toLowerCase().includes(filter.text.toLowerCase()));
  const shown = rows.filter(matches);
  useLayoutEffect(() => {
    for (const row of rows) row.hidden = !matches(row);
  });
  const select = (label: string, key: keyof Filter, data: string) => {
    const found = distinct(rows, data);
    if (found.length < 2) return null;
    return (
      <label class="field">
        {label}
        <select value={filter[key]} onChange={(event) => setFilter({ ...filter, [key]: event.currentTarget.value })}>
          <option value="">all</option>
          {found.map((value) => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </select>
      </label>
    );
  };
  return (
    <div class="controls">
      <label class="field">
        Search
        <input type="search" value={filter.text} onInput={(event) => setFilter({ ...filter, text: event.currentTarget.value })} />
      </label>
      {select("Kind", "kind", "kind")}
      {select("Party", "party", "party")}
      {select("Source", "source", "sources")}
      {select("Standing", "standing", "standing")}
      {select("Account", "account", "accounts")}
      <span class="filter-count" role="status">
        {shown.length} of {rows.length} lines
      </span>
    </div>
  );
}
