import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../main/reading/fields/layout/row.ts'
import { bestGrid, type Look } from '../../../main/reading/kinds/travel/cells.ts'
import { look, startLine } from '../../../main/reading/kinds/travel/zone.ts'
import { findExitEntryLine, findZoneLines } from '../../../main/reading/kinds/travel/zoneLines.ts'
import { canStand as canStandInForm } from '../../../shared/rules/mrz.ts'
import { aLine, aPage, aQuad } from './builders.ts'

const names = 'P<CHNZHANG<<SANFENG<<<<<<<<<<<<<<<<<<<<<<<<<'
const data = 'E123456784CHN9301156M3401149<<<<<<<<<<<<<<<2'

const quad = aQuad(880, 30)
const page = aPage()

/** What a reader gives of a text printed at a fixed pitch over the whole line; places named are left out. */
function read(text: string, leftOut: readonly number[] = []) {
  return [...text].flatMap((character, place) =>
    leftOut.includes(place) ? [] : [{ text: character, confidence: 0.9, at: (place + 0.5) / text.length }],
  )
}

function found(...lines: Parameters<typeof aPage>) {
  return findZoneLines(rowsOf(aPage(...lines)), 'TD3').map(({ row }) => row.text)
}

describe('the lines of a machine-readable zone', () => {
  const zone = [aLine(names, 40, 500, { size: 22 }), aLine(data, 40, 550, { size: 22 })]

  it('are found by their form, whatever else is on the page', () => {
    expect(
      found(aLine('护照PASSPORT', 40, 40), aLine('NationalImmigrationAdministration', 300, 440), ...zone),
    ).toEqual([names, data])
  })

  it('are not the mark above them', () => {
    expect(found(aLine('样本SPECIMEN', 40, 440), aLine(data, 40, 550, { size: 22 }))).toEqual([data])
  })

  it('are put together where the detector cut one among its fillers', () => {
    const pieces = [aLine(names.slice(0, 20), 40, 500, { size: 22 }), aLine('<<<<<<', 420, 500, { size: 22 })]
    expect(found(...pieces, aLine(data, 40, 550, { size: 22 }))[0]).toBe(`${names.slice(0, 20)}<<<<<<`)
  })

  it('are not found in a page of sentences', () => {
    const sentences = Array.from({ length: 8 }, (_, index) =>
      aLine('借款人应于每月20日前归还借款本息', 40, 40 + 50 * index),
    )
    expect(found(...sentences)).toEqual([])
  })

  it('are one on a card for mainland residents', () => {
    const line = 'CSC055904054<2611217<8206015<0'
    expect(
      findExitEntryLine(rowsOf(aPage(aLine('往来港澳通行证', 300, 40), aLine(line, 40, 560))))?.row.text,
    ).toBe(line)
  })
})

describe('the places of a line', () => {
  const whole = (characters: Look['characters']): Look => ({ characters, from: 0, to: 1 })

  it('are those of its characters if there are as many', () => {
    expect(bestGrid([whole(read(data))], 44)?.[43]).toBeCloseTo(43.5 / 44)
  })

  it('are known although a character was left out', () => {
    expect(bestGrid([whole(read(data, [10]))], 44)?.[11]).toBeCloseTo(11.5 / 44)
  })

  it('go on at the same distance where a look ends', () => {
    const start = { characters: read(data).slice(0, 20), from: 0, to: 0.5 }
    expect(bestGrid([start], 44)?.[43]).toBeCloseTo(43.5 / 44)
  })

  it('go on at the mean distance, though a reader places characters in steps', () => {
    const steps = read(data)
      .slice(0, 20)
      .map((one) => ({ ...one, at: Math.round(one.at / 0.008) * 0.008 }))
    const grid = bestGrid([{ characters: steps, from: 0, to: 0.5 }], 44)
    expect(Math.abs((grid?.[43] ?? 0) - 43.5 / 44)).toBeLessThan(0.5 / 44)
  })

  it('begin before what was read where characters stand in places of another kind', () => {
    const canStand = (text: string, place: number) => canStandInForm('TD3', 1, place, text)
    const characters = read(data, [0, 40, 41])
    expect(bestGrid([whole(characters)], 44, canStand)?.[0]).toBeCloseTo(0.5 / 44)
  })

  it('are not known from a few characters', () => {
    expect(bestGrid([whole(read(data).slice(0, 4))], 44)).toBeNull()
  })
})

describe('looking at a line', () => {
  it('leaves a filler where nothing was read, and moves nothing', async () => {
    const line = await look(page, async () => read(data, [10]), startLine('TD3', 1, quad), [[0, 1]])
    expect(line.text).toBe(`${data.slice(0, 10)}<${data.slice(11)}`)
  })

  it('again fills what the first look left out', async () => {
    const first = await look(page, async () => read(data, [10, 11]), startLine('TD3', 1, quad), [[0, 1]])
    const again = await look(page, async () => read(data), first, [[0, 1]])
    expect(again.text).toBe(data)
  })

  it('keeps every character in its place if the first was lost', async () => {
    const line = await look(page, async () => read(data, [0]), startLine('TD3', 1, quad), [[0, 1]])
    expect(line.text).toBe(`<${data.slice(1)}`)
  })

  it('keeps the last character in its place where letters and fillers before it were lost', async () => {
    const lost = [10, 11, 12, 30, 31, 33, 34, 36, 39, 41]
    const line = await look(page, async () => read(data, lost), startLine('TD3', 1, quad), [[0, 1]])
    expect(line.text).toBe(`${data.slice(0, 10)}<<<${data.slice(13)}`)
  })

  it('takes a letter for the digit that alone can stand there', async () => {
    const line = await look(
      page,
      async () => read(data.replace('9301156', '93OII56')),
      startLine('TD3', 1, quad),
      [[0, 1]],
    )
    expect(line.text).toBe(data)
  })
})
