import { describe, expect, it } from 'vitest'
import { boxBetween, moveBox, sizeBox } from '../../../renderer/stores/drawnBox.ts'
import type { Box } from '../../../shared/domain/reading.ts'

const page = { left: 100, top: 50, width: 400, height: 200 }

describe('a box that is drawn', () => {
  it('is the same from whichever corner it is drawn', () => {
    const box = [0.25, 0.5, 0.75, 1]
    expect(boxBetween({ x: 200, y: 150 }, { x: 400, y: 250 }, page)).toEqual(box)
    expect(boxBetween({ x: 400, y: 250 }, { x: 200, y: 150 }, page)).toEqual(box)
    expect(boxBetween({ x: 200, y: 250 }, { x: 400, y: 150 }, page)).toEqual(box)
  })

  it('ends at the edges of the page, however far the pointer goes', () => {
    expect(boxBetween({ x: 0, y: 0 }, { x: 999, y: 999 }, page)).toEqual([0, 0, 1, 1])
  })

  it('is none where somebody only clicked', () => {
    expect(boxBetween({ x: 200, y: 150 }, { x: 201, y: 150 }, page)).toBeNull()
  })
})

describe('a box that is moved by keys', () => {
  const box: Box = [0.5, 0.5, 0.75, 0.75]

  it('keeps its size, and stops at the edge', () => {
    expect(moveBox(box, { x: -0.25, y: 0.125 })).toEqual([0.25, 0.625, 0.5, 0.875])
    expect(moveBox(box, { x: 0.5, y: -2 })).toEqual([0.75, 0, 1, 0.25])
  })

  it('is sized at its far corner, and never vanishes', () => {
    expect(sizeBox(box, { x: 0.125, y: 9 })).toEqual([0.5, 0.5, 0.875, 1])
    const [left, , right] = sizeBox(box, { x: -9, y: 0 })
    expect(right).toBeGreaterThan(left)
  })
})
