import { describe, expect, it } from 'vitest'
import {
  addTurns,
  boxOnScreen,
  centerOn,
  magnify,
  pan,
  placePage,
  turnSize,
  wholePage,
  zoomAt,
} from '../../../renderer/stores/pageGeometry.ts'
import { turnBox } from '../../../shared/document/turnBox.ts'
import type { Box, Rotation } from '../../../shared/domain/reading.ts'

const turns: readonly Rotation[] = [0, 90, 180, 270]
const box: Box = [0.1, 0.2, 0.4, 0.3]
const viewer = { width: 800, height: 600 }
const page = { width: 1600, height: 1000 }

const about = (numbers: readonly number[]) => numbers.map((number) => expect.closeTo(number))

/** Turns a point as the canvas does: about the middle of the page, clockwise, y downwards. */
function turnPoint([x, y]: [number, number], turn: Rotation, size = { width: 1600, height: 1000 }) {
  const angle = (turn * Math.PI) / 180
  const [dx, dy] = [(x - 0.5) * size.width, (y - 0.5) * size.height]
  const turned = turnSize(size, turn)
  return [
    (dx * Math.cos(angle) - dy * Math.sin(angle)) / turned.width + 0.5,
    (dx * Math.sin(angle) + dy * Math.cos(angle)) / turned.height + 0.5,
  ] as const
}

describe('a box on a turned page', () => {
  it.each(turns)('stands where the canvas draws its corners, at %i degrees', (turn) => {
    const corners = [turnPoint([box[0], box[1]], turn), turnPoint([box[2], box[3]], turn)]
    const [left, top, right, bottom] = turnBox(box, turn)
    expect(left).toBeCloseTo(Math.min(...corners.map(([x]) => x)))
    expect(top).toBeCloseTo(Math.min(...corners.map(([, y]) => y)))
    expect(right).toBeCloseTo(Math.max(...corners.map(([x]) => x)))
    expect(bottom).toBeCloseTo(Math.max(...corners.map(([, y]) => y)))
  })

  it('is back where it was after four quarter turns', () => {
    const round = [90, 90, 90, 90].reduce<Box>((turned) => turnBox(turned, 90), box)
    expect(round).toEqual(about(box))
  })

  it.each(turns)('two turns are one: 270 and %i', (turn) => {
    const twice = turnBox(turnBox(box, 270), turn)
    expect(turnBox(box, addTurns(270, turn))).toEqual(about(twice))
  })
})

describe('the whole page', () => {
  it('fits the viewer and stands in its middle', () => {
    expect(placePage(page, viewer, wholePage)).toEqual({ left: 0, top: 50, width: 800, height: 500 })
  })

  it('fits when it is turned', () => {
    const turned = placePage(turnSize(page, 90), viewer, wholePage)
    expect(turned).toEqual({ left: 212.5, top: 0, width: 375, height: 600 })
  })

  it('carries its boxes with it', () => {
    expect(boxOnScreen([0.5, 0, 1, 0.1], placePage(page, viewer, wholePage))).toEqual({
      left: 400,
      top: 50,
      width: 400,
      height: 50,
    })
  })
})

describe('zooming', () => {
  it('leaves what is under the pointer under the pointer', () => {
    const at = { x: 300, y: 200 }
    const once = zoomAt(page, viewer, wholePage, 4, { x: 400, y: 300 })
    const twice = zoomAt(page, viewer, once, 1.5, at)
    const under = (framing: typeof once) => {
      const placed = placePage(page, viewer, framing)
      return [(at.x - placed.left) / placed.width, (at.y - placed.top) / placed.height]
    }
    expect(under(twice)).toEqual(about(under(once)))
  })

  it('goes no further out than the whole page', () => {
    expect(zoomAt(page, viewer, wholePage, 0.5, { x: 0, y: 0 })).toEqual(wholePage)
  })

  it('goes no further in than twelve times', () => {
    expect(zoomAt(page, viewer, wholePage, 100, { x: 400, y: 300 }).zoom).toBe(12)
  })
})

describe('moving a zoomed page', () => {
  const zoomed = zoomAt(page, viewer, wholePage, 3, { x: 400, y: 300 })

  it('follows the hand', () => {
    const before = placePage(page, viewer, zoomed)
    const after = placePage(page, viewer, pan(page, viewer, zoomed, { x: 30, y: -20 }))
    expect([after.left - before.left, after.top - before.top]).toEqual([
      expect.closeTo(30),
      expect.closeTo(-20),
    ])
  })

  it('stops where the page ends', () => {
    const placed = placePage(page, viewer, pan(page, viewer, zoomed, { x: 1e6, y: 1e6 }))
    expect([placed.left, placed.top]).toEqual([expect.closeTo(0), expect.closeTo(0)])
  })

  it('brings a box into the middle, as far as the page reaches', () => {
    const placed = placePage(page, viewer, centerOn(page, viewer, zoomed, [0.4, 0.4, 0.6, 0.6]))
    expect([placed.left + placed.width / 2, placed.top + placed.height / 2]).toEqual([
      expect.closeTo(400),
      expect.closeTo(300),
    ])
  })

  it('leaves a page that is seen whole where it is', () => {
    expect(centerOn(page, viewer, wholePage, [0, 0, 0.1, 0.1])).toEqual(wholePage)
  })
})

describe('a magnified box', () => {
  it('fills the room it has, with ground around it, on the page enlarged as much', () => {
    const { viewer, page } = magnify(
      [0.5, 0.5, 0.6, 0.52],
      { width: 1000, height: 1000 },
      { width: 464, height: 96 },
    )
    // 100 by 20 pixels with a ground of 8: 116 by 36, enlarged until its height is 96.
    expect(viewer).toEqual({ width: expect.closeTo(116 * (96 / 36)), height: expect.closeTo(96) })
    expect(page.width).toBeCloseTo(1000 * (96 / 36))
    // The box's own corner stands where the ground ends.
    expect(page.left + 0.5 * page.width).toBeCloseTo(8 * (96 / 36))
    expect(page.top + 0.5 * page.height).toBeCloseTo(8 * (96 / 36))
  })
})
