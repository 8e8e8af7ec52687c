import { describe, expect, it } from 'vitest'
import type { ReadCharacter } from '../../../main/reading/engines/recognizer.ts'
import { rowsOf } from '../../../main/reading/fields/layout/row.ts'
import { idCardFront } from '../../../main/reading/kinds/idCard/front.ts'
import type { Point, Quad } from '../../../main/reading/page/geometry.ts'
import type { PageText } from '../../../main/reading/page/page.ts'
import type { PagePixels } from '../../../shared/domain/view.ts'
import { aCardFront, aLine } from './builders.ts'

const number = '110105194912310011'

/** An invented card of a man of this number, its values in a column as cards have them. */
function aCard(changed: Parameters<typeof aCardFront>[0] = {}): PageText {
  return aCardFront({
    sex: [aLine('性别', 66, 142), aLine('男', 182, 142), aLine('民族', 288, 142), aLine('汉', 364, 142)],
    birth: [aLine('出生', 66, 218), aLine('1949年12月31日', 182, 218)],
    number: [aLine('公民身份号码', 66, 540), aLine(number, 350, 540)],
    ...changed,
  })
}

/** The characters of a whole card that stand in a place, as a perfect reader would give them. */
function printedIn([a, b, c]: Quad): ReadCharacter[] {
  return aCard().lines.flatMap(({ quad, characters }) =>
    characters.flatMap((character) => {
      const x = quad[0].x + character.at * (quad[1].x - quad[0].x)
      const y = (quad[0].y + quad[3].y) / 2
      const isThere = x > a.x && x < b.x && y > a.y && y < c.y
      return isThere ? [{ ...character, at: (x - a.x) / (b.x - a.x) }] : []
    }),
  )
}

/** Reads a card of which some lines were lost, with readers that see what is printed where they look. */
async function read(page: PageText, says: { text?: string; numbers?: string } = {}) {
  const looks: Quad[] = []
  const readers = {
    detect: async () => [],
    recognize: async (_: PagePixels, quad: Quad) => {
      looks.push(quad)
      return printedIn(quad)
    },
    witness: {
      text: async (_: PagePixels, quad: Quad) =>
        says.text ??
        printedIn(quad)
          .map(({ text }) => text)
          .join(''),
      numbers: async () => says.numbers ?? number,
    },
  }
  const fields = await idCardFront.read({ page, rows: rowsOf(page), readers })
  return { fields, looks }
}

function values(fields: Awaited<ReturnType<typeof read>>['fields']) {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field?.value]))
}

const whole = {
  name: '样本甲',
  sex: '男',
  ethnicity: '汉',
  birth: '1949-12-31',
  address: '北京市朝阳区样本路样本小区1号楼',
  id_number: number,
}

describe('the front of a card that was found whole', () => {
  it('is read once', async () => {
    const { fields, looks } = await read(aCard())
    expect([values(fields), looks.length]).toEqual([whole, 0])
  })

  it('has the number as second place of birth and sex', async () => {
    const { fields } = await read(aCard())
    expect([fields.birth?.reasons, fields.sex?.reasons]).toEqual([
      ['second-place-agrees'],
      ['second-place-agrees'],
    ])
  })

  it('is nowhere sure by one reader alone', async () => {
    const { fields } = await read(aCard(), { text: '', numbers: '' })
    expect(
      Object.entries(fields).flatMap(([name, field]) => (field?.state === 'sure' ? [name] : [])),
    ).toEqual(['sex', 'birth', 'id_number'])
  })
})

describe('a field of a card that the detector lost', () => {
  it.each([
    ['the name', { name: [] }],
    ['the name beside its label', { name: [aLine('姓名', 66, 66)] }],
    ['the row of sex and ethnicity', { sex: [] }],
    ['the date beside its label', { birth: [aLine('出生', 66, 218)] }],
    ['the end of the date', { birth: [aLine('出生', 66, 218), aLine('1949年12', 182, 218)] }],
    ['the first row of the address', { address: [aLine('住址', 66, 296), aLine('本小区1号楼', 182, 346)] }],
  ])('is read where the labels show that it stands: %s', async (_, lost) => {
    const { fields } = await read(aCard(lost))
    expect(values(fields)).toEqual(whole)
  })

  it('is looked for beside its own label, on a card that lies across the page too', async () => {
    const turned = turnedCard({ name: [aLine('姓名', 66, 66)] })
    const { looks } = await read(turned)
    const [a, b, c] = looks[0] ?? []
    // The name begins at 182, 80 on the upright card: at 550, 182 on the one turned by a right angle.
    expect(a?.y).toBeGreaterThan(120)
    expect(a?.y).toBeLessThan(182)
    expect([a?.x, c?.x].map((x) => Math.abs((x ?? 0) - 550) < 40)).toEqual([true, true])
    expect(b?.y).toBeGreaterThan(400)
  })

  it('says that it was chosen by its place', async () => {
    const { fields } = await read(aCard({ name: [] }))
    expect(fields.name?.reasons).toContain('chosen-by-place')
  })
})

describe('a row of the address', () => {
  it('that lost its first character is read again from where rows begin', async () => {
    const address = [
      aLine('住址', 66, 296),
      aLine('北京市朝阳区样本路样', 182, 296),
      aLine('小区1号楼', 212, 346),
    ]
    const { fields } = await read(aCard({ address }))
    expect(fields.address?.value).toBe(whole.address)
  })

  it('that ends in a stroke has it as a character', async () => {
    const address = [aLine('住址', 66, 296), aLine('北京市翠竹-', 182, 296), aLine('巷3-2号', 182, 346)]
    const { fields } = await read(aCard({ address }))
    expect(fields.address?.value).toBe('北京市翠竹一巷3-2号')
  })
})

describe('a number that nothing confirms', () => {
  it('comes with what it may be, and is left as it was read', async () => {
    const misread = '110105194912370011'
    const page = aCard({ number: [aLine('公民身份号码', 66, 540), aLine(misread, 350, 540)] })
    const { fields } = await readWithout(page)
    expect(fields.id_number).toMatchObject({ value: misread, state: 'doubtful' })
    expect(fields.id_number?.candidates).toContain(number)
  })
})

describe('a temporary card', () => {
  it('gives what stands on the other side of a usual one, too', async () => {
    const page = aCard({
      mark: [
        aLine('签发机关样本市公安局', 66, 420, { size: 24 }),
        aLine('有效期限2026.01.02-2026.04.02', 66, 480, { size: 24 }),
      ],
    })
    const { fields } = await read(page)
    expect(values(fields)).toEqual({
      ...whole,
      authority: '样本市公安局',
      valid_from: '2026-01-02',
      valid_to: '2026-04-02',
    })
  })
})

/** Readers that see nothing more. */
async function readWithout(page: PageText) {
  const readers = {
    detect: async () => [],
    recognize: async () => [],
    witness: { text: async () => '', numbers: async () => '' },
  }
  return { fields: await idCardFront.read({ page, rows: rowsOf(page), readers }) }
}

/** The card turned clockwise by a right angle. */
function turnedCard(changed: Parameters<typeof aCardFront>[0]): PageText {
  const upright = aCard(changed)
  const turn = ({ x, y }: Point): Point => ({ x: 630 - y, y: x })
  return {
    ...upright,
    pixels: { width: 630, height: 1000, rgba: upright.pixels.rgba },
    rotation: 270,
    angle: Math.PI / 2,
    lines: upright.lines.map(({ quad: [a, b, c, d], characters }) => ({
      quad: [turn(a), turn(b), turn(c), turn(d)],
      characters,
    })),
  }
}
