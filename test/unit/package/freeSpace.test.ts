import { expect, it } from 'vitest'
import { requireSpace } from '../../../main/package/freeSpace.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()

it('a disk that has room is passed', async () => {
  await requireSpace(folder, 1)
})

it('a disk that has not is named, with what is there and what is needed', async () => {
  const tebibyte = 1024 ** 4
  await expect(requireSpace(folder, 4096 * tebibyte)).rejects.toMatchObject({
    code: 'file/not-enough-space',
    params: { path: folder, needed: 4096 * 1024 * 1024, free: expect.any(Number) },
  })
})
