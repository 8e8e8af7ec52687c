import type { TFunction } from 'i18next'

const units = [
  { unit: 'seconds', seconds: 1, below: 90 },
  { unit: 'minutes', seconds: 60, below: 90 * 60 },
  { unit: 'hours', seconds: 3600, below: 48 * 3600 },
  { unit: 'days', seconds: 86_400, below: Number.POSITIVE_INFINITY },
] as const

type DurationUnit = (typeof units)[number]

/** The one unit that suits a duration, or every duration up to it. */
export function unitOf(seconds: number): DurationUnit {
  return units.find(({ below }) => seconds < below) ?? units[3]
}

/** So many of a unit: `45 s`, `12 min`, `3.5 h`, `2.1 d`. */
export function inUnit(value: number, { unit, seconds }: DurationUnit, t: TFunction): string {
  // A fraction says something of a few minutes, hours or days, nothing of many.
  const digits = seconds > 1 && value < 10 ? 1 : 0
  return t(`board.duration.${unit}`, { value: Number(value.toFixed(digits)) })
}

/** A duration in the unit that suits it. */
export function duration(seconds: number, t: TFunction): string {
  const unit = unitOf(seconds)
  return inUnit(seconds / unit.seconds, unit, t)
}
