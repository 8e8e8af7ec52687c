import { enclosing, type LevelBox } from './levelBox.ts'

/** Text farther apart than this, in heights of a line, does not stand together: no form has such gaps. */
const reach = 8

/**
 * What stands together on a page, and apart from the rest: a paper, and the bars of the screen that shows it. Those
 * with most in them come first.
 *
 * @param lineHeight of its text, in the unit of the boxes
 */
export function islandsOf<T>(all: readonly T[], boxOf: (one: T) => LevelBox, lineHeight: number): T[][] {
  const islands: { box: LevelBox; members: T[] }[] = []
  for (const one of all) {
    let island = { box: boxOf(one), members: [one] }
    const near = () => islands.findIndex(({ box }) => gapBetween(box, island.box) < reach * lineHeight)
    for (let at = near(); at >= 0; at = near())
      for (const { box, members } of islands.splice(at, 1))
        island = { box: enclosing([box, island.box]), members: [...members, ...island.members] }
    islands.push(island)
  }
  return islands.map(({ members }) => members).sort((a, b) => b.length - a.length)
}

function gapBetween(a: LevelBox, b: LevelBox): number {
  return Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom, 0)
}
