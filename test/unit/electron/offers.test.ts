import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { createOffers, packagesIn } from '../../../main/electron/offers.ts'
import { FileHandle } from '../../../shared/domain/ids.ts'

const here = resolve('/home/someone')

describe('the arguments of a start', () => {
  it('name packages, from where they were given', () => {
    const argv = ['/opt/sealdesk', '--user-data-dir=x.asice', 'a.asice', '/media/B.ASICE', 'c.pdf']
    expect(packagesIn(argv, here)).toEqual([resolve(here, 'a.asice'), resolve('/media/B.ASICE')])
  })

  it('name packages as the desktops of Linux do, too', () => {
    const argv = [
      '/opt/sealdesk',
      `${pathToFileURL(here).href}/%E6%A0%B7%E6%9C%AC%20B.asice`,
      'file://%00.asice',
    ]
    expect(packagesIn(argv, here)[0]).toBe(resolve(here, '样本 B.asice'))
  })

  it('do not name the program itself', () => {
    expect(packagesIn(['/tmp/program.asice'], here)).toEqual([])
  })
})

function offers() {
  const made = createOffers()
  const grant = vi.fn(async (path: string) => FileHandle.parse(`handle of ${path}`))
  return { made, grant, ...made.handlers(grant) }
}

describe('packages that were opened from outside the window', () => {
  it('are told of by their names, and given a handle only when they are taken', async () => {
    const { made, grant, offered, takeOffered } = offers()
    made.add(['/in/b.asice', '/in/a.asice', '/in/b.asice'])
    expect(offered()).toEqual(['b.asice', 'a.asice'])
    expect(grant).not.toHaveBeenCalled()
    expect(await takeOffered()).toEqual([
      { handle: 'handle of /in/b.asice', name: 'b.asice' },
      { handle: 'handle of /in/a.asice', name: 'a.asice' },
    ])
    expect(offered()).toEqual([])
    expect(await takeOffered()).toEqual([])
  })

  it('are gone when they are declined', async () => {
    const { made, grant, declineOffered, takeOffered } = offers()
    made.add(['/in/a.asice'])
    declineOffered()
    expect(await takeOffered()).toEqual([])
    expect(grant).not.toHaveBeenCalled()
  })

  it('are nothing else, and nothing without its whole path', () => {
    const { made, offered } = offers()
    const told = vi.fn()
    made.subscribe(told)
    made.add(['/etc/passwd', 'relative.asice', '/in/a.asice/order.json', ''])
    expect(offered()).toEqual([])
    expect(told).not.toHaveBeenCalled()
    made.add(['/etc/passwd', '/in/a.asice'])
    expect(offered()).toEqual(['a.asice'])
    expect(told).toHaveBeenCalledOnce()
  })

  it('are so many at most', () => {
    const { made, offered } = offers()
    made.add(Array.from({ length: 80 }, (_, index) => `/in/${index}.asice`))
    expect(offered()).toHaveLength(50)
  })
})
