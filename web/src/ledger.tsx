// SPDX-License-Identifier: Apache-2.0
// A filter over the ledger's lines, which are on the page already.
import { useLayoutEffect, useState } from "preact/hooks";

interface Filter {
  text: string;
  party: string;
  standing: string;
  kind: string;
  account: string;
}

function distinct(rows: HTMLElement[], key: string): string[] {
  return [...new Set(rows.flatMap((row) => (key === "accounts" ? (row.dataset[key] ?? "").split(" ") : [row.dataset[key] ?? ""])))].filter(
    (value) => value !== "",
  );
}

export function LedgerFilter({ rows }: { rows: HTMLElement[] }) {
  const [filter, setFilter] = useState<Filter>({ text: "", party: "", standing: "", kind: "", account: "" });
  const matches = (row: HTMLElement): boolean =>
    (filter.party === "" || row.dataset.party === filter.party) &&
    (filter.standing === "" || row.dataset.standing === filter.standing) &&
    (filter.kind === "" || row.dataset.kind === filter.kind) &&
    (filter.account === "" || (row.dataset.accounts ?? "").split(" ").includes(filter.account)) &&
    (filter.text === "" || (row.textContent ?? "").toLowerCase().includes(filter.text.toLowerCase()));
  const shown = rows.filter(matches);
  useLayoutEffect(() => {
    for (const row of rows) row.hidden = !matches(row);
  });
  const select = (label: string, key: keyof Filter, data: string) => {
    const values = distinct(rows, data);
    if (values.length < 2) return null;
    return (
      <label class="field">
        {label}
        <select value={filter[key]} onChange={(event) => setFilter({ ...filter, [key]: event.currentTarget.value })}>
          <option value="">all</option>
          {values.map((value) => (
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
      {select("Standing", "standing", "standing")}
      {select("Account", "account", "accounts")}
      <span class="filter-count" role="status">
        {shown.length} of {rows.length} lines
      </span>
    </div>
  );
}
