import type { Random } from '../../../main/cli/sample/random.ts'
import type { DocumentKind } from '../../../shared/domain/kind.ts'
import type { PaperFont } from '../fonts.ts'
import {
  blankCard,
  drawGuilloche,
  drawPortrait,
  markSpecimen,
  near,
  type Sheet,
  widthOf,
  write,
} from '../ink.ts'
import type { Paper } from '../paper.ts'

/** The portrait side of travel cards: a title over a portrait to the left and labelled entries to the right of it. */

/** `value` of several lines is parted by line feeds. */
export interface CardEntry {
  readonly label: string
  readonly value: string
}

export interface Title {
  readonly title: string
  readonly english: string
  readonly tint: readonly [number, number, number]
}

export function titledCard(random: Random, { title, english, tint }: Title): Sheet {
  const card = blankCard(near(random, tint))
  drawGuilloche(card, random, ['rgba(120, 140, 180, 0.22)', 'rgba(170, 140, 150, 0.18)'])
  const middle = random.pick([505, 560])
  const size = title.length > 9 ? 46 : 54
  write(card, title, middle, 46, {
    font: random.pick(['hei-bold', 'song-bold']),
    size,
    align: 'center',
    colour: '#8a2525',
  })
  write(card, english, middle, 88, {
    font: 'sans',
    size: english.length > 50 ? 19 : 23,
    align: 'center',
    colour: '#5a3a3a',
  })
  drawPortrait(card, random, { left: 52, top: 128, width: 270, height: 350 })
  return card
}

interface Face {
  readonly label: PaperFont
  readonly value: PaperFont
  readonly colour: string
}

/** Labels in front of their values or over them, from under the title to `bottom`. */
export function drawEntries(
  random: Random,
  card: Sheet,
  entries: readonly CardEntry[],
  { bottom }: { bottom: number },
): void {
  const face: Face = {
    label: random.pick(['hei', 'song-medium']),
    value: random.pick(['hei-medium', 'hei', 'song-medium']),
    colour: random.pick(['#3a3a40', '#2f5a8a', '#6a4a2a']),
  }
  const over = random.chance(0.4)
  const lines = entries.reduce((count, { value }) => count + value.split('\n').length + (over ? 0.75 : 0), 0)
  const step = Math.min(62, (bottom - 138) / lines)
  let y = 138 + step / 2
  for (const { label, value } of entries) {
    // Beside its value a label has a column of 240 pixels.
    const fitting = (240 * 24) / widthOf(card, label, { font: face.label, size: 24 })
    const size = Math.min(26, step * 0.5, over ? 26 : fitting)
    const small = { font: face.label, size, colour: face.colour }
    write(
      card,
      label,
      360,
      over ? y - step * 0.1 : y,
      over ? { ...small, size: Math.min(22, step * 0.55) } : small,
    )
    if (over) y += step * 0.75
    for (const line of value.split('\n')) {
      // Nothing runs off the card.
      const fittingValue = ((over ? 620 : 370) * 24) / widthOf(card, line, { font: face.value, size: 24 })
      write(card, line, over ? 360 : 610, y, {
        font: face.value,
        size: Math.min(34, step * 0.66, fittingValue),
      })
      y += step
    }
  }
}

export function finishedCard(random: Random, card: Sheet, kind: DocumentKind, truth: Paper['truth']): Paper {
  markSpecimen(card, { x: 187, y: random.int(505, 530), size: 28 })
  return { kind, canvas: card.canvas, truth }
}
