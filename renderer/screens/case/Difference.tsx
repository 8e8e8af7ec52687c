import { diffChars } from 'diff'

interface DifferenceProps {
  readonly text: string
  /** What it is compared with. */
  readonly against: string
}

/** A text with the characters marked that the other has not, by a line and not by colour alone. */
export function Difference({ text, against }: DifferenceProps) {
  let at = 0
  return diffChars(against, text)
    .filter(({ removed }) => !removed)
    .map(({ value, added }) => {
      const key = at
      at += value.length
      return added ? (
        <mark key={key} className="differs">
          {value}
        </mark>
      ) : (
        <span key={key}>{value}</span>
      )
    })
}
