import type { Outcome } from './rule.ts'

/**
 * Of many places looked at, what a person needs to see: each problem, and one word for all that passed, and for all that
 * were not looked at for the same reason.
 */
export function collapse(outcomes: readonly Outcome[]): Outcome[] {
  const said = new Set<string>()
  return outcomes.flatMap((outcome): Outcome[] => {
    if (outcome.state !== 'pass' && outcome.state !== 'not-performed') return [outcome]
    const word = `${outcome.state} ${outcome.reason}`
    if (said.has(word)) return []
    said.add(word)
    return [outcome.state === 'pass' ? { state: 'pass' } : outcome]
  })
}
