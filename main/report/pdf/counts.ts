import { type CheckState, isOpen, isProblem, type Severity } from '../../../shared/domain/finding.ts'
import type { Decision } from '../../../shared/domain/opinion.ts'
import type { Level } from '../../../shared/domain/person.ts'
import type { ResultCase } from '../../../shared/domain/result.ts'
import { adviceOn, standingOpinions } from '../advice.ts'
import { type Need, needOf } from './need.ts'
import { dayInChina } from './words.ts'

/** How often something was met. */
export type Counts<Key> = ReadonlyMap<Key, number>

/** What a report says of all of its cases. */
export interface ReportCounts {
  readonly advice: Counts<Decision>
  /** Decisions that stand, by level. */
  readonly decisions: ReadonlyMap<Level, Counts<Decision>>
  /** Opinions given a day and level, ISO 8601 days. */
  readonly days: ReadonlyMap<string, Counts<Level>>
  readonly reasons: Counts<string>
  /** Problems by code, with the severity of each. */
  readonly problems: Counts<string>
  readonly severities: ReadonlyMap<string, Severity>
  /** Problems that nobody explained or waived. */
  readonly open: Counts<Severity>
  readonly checks: Counts<CheckState>
  /** Of cases that two levels decided, in how many they came to the same. */
  readonly agreement: ReadonlyMap<string, { readonly both: number; readonly same: number }>
  /** Cases by how much they need to be looked at. */
  readonly needs: Counts<Need>
  /** Cases by the band that their points reach; null where they reach none. */
  readonly bands: Counts<number | null>
}

/** Counts what cases hold. It grows with the kinds of things that there are, not with the cases. */
export function createCounting() {
  const counts = {
    advice: new Map<Decision, number>(),
    decisions: new Map<Level, Map<Decision, number>>(),
    days: new Map<string, Map<Level, number>>(),
    reasons: new Map<string, number>(),
    problems: new Map<string, number>(),
    severities: new Map<string, Severity>(),
    open: new Map<Severity, number>(),
    checks: new Map<CheckState, number>(),
    agreement: new Map<string, { both: number; same: number }>(),
    needs: new Map<Need, number>(),
    bands: new Map<number | null, number>(),
  }

  function addOpinions(one: ResultCase): void {
    const standing = standingOpinions(one)
    for (const { level, decision } of standing) count(within(counts.decisions, level), decision)
    for (const { level, at } of one.opinions) count(within(counts.days, dayInChina(at)), level)
    for (const lower of standing) {
      const upper = standing.find(({ level }) => level === lower.level + 1)
      if (!upper) continue
      const pair = `${lower.level}-${upper.level}`
      const met = counts.agreement.get(pair) ?? { both: 0, same: 0 }
      met.both += 1
      if (upper.decision === lower.decision) met.same += 1
      counts.agreement.set(pair, met)
    }
  }

  return {
    counts: counts as ReportCounts,
    add(one: ResultCase): void {
      const advice = adviceOn(one)
      if (advice) count(counts.advice, advice.decision)
      for (const { code } of advice?.reasons ?? []) count(counts.reasons, code)
      addOpinions(one)
      for (const finding of one.findings) {
        count(counts.checks, finding.state)
        if (!isProblem(finding)) continue
        count(counts.problems, finding.code)
        counts.severities.set(finding.code, finding.severity)
        if (isOpen(finding)) count(counts.open, finding.severity)
      }
      count(counts.needs, needOf(one))
      if (one.score) count(counts.bands, one.score.band)
    },
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function within<Outer, Inner>(groups: Map<Outer, Map<Inner, number>>, key: Outer): Map<Inner, number> {
  const group = groups.get(key) ?? new Map<Inner, number>()
  groups.set(key, group)
  return group
}

/** From the most to the least; those that are met as often in the order of their keys. */
export function mostFirst<Key>(counts: Counts<Key>): [Key, number][] {
  return [...counts].sort(
    ([one, more], [other, less]) => less - more || String(one).localeCompare(String(other)),
  )
}

export function sum(counts: Counts<unknown>): number {
  return [...counts.values()].reduce((total, each) => total + each, 0)
}
