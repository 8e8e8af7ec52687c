import type { TFunction } from 'i18next'

const units = [
  { unit: 'seconds', seconds: 1, below: 90 },
  { unit: 'minutes', seconds: 60, below: 90 * 60 },
  { unit: 'hours', seconds: 3600, below: 48 * 3600 },
  { unit: 'days', seconds: 86_400, below: Number.POSITIVE_INFINITY },
] as const

/** A duration in the one unit that suits it: `45 s`, `12 min`, `3.5 h`, `2.1 d`. */
export function duration(seconds: number, t: TFunction): string {
  const suited = units.find(({ below }) => seconds < below) ?? units[3]
  const value = seconds / suited.seconds
  // A fraction says something of a few minutes, hours or days, nothing of many.
  const digits = suited.seconds > 1 && value < 10 ? 1 : 0
  return t(`board.duration.${suited.unit}`, { value: Number(value.toFixed(digits)) })
}
