import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { signerOf, signingConfiguration } from '../../../build/packaging/signing.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const folder = temporaryFolder()
const script = join(folder, 'sign it.mjs')
const asked = join(folder, 'asked')
writeFileSync(
  script,
  `import { appendFileSync } from 'node:fs'
   const [file] = process.argv.slice(2)
   if (file.includes('refused')) process.exit(3)
   appendFileSync(${JSON.stringify(asked)}, file + '\\n')`,
)
const signer = signerOf({ SEALDESK_SIGN: JSON.stringify([process.execPath, script]) })

describe('without a signer in the environment', () => {
  it.each([undefined, '', ' '])('nothing is signed: %j', (said) => {
    expect(signerOf({ SEALDESK_SIGN: said })).toBeUndefined()
    expect(signingConfiguration(signerOf({ SEALDESK_SIGN: said }))).toEqual({})
  })

  it('nor does electron-builder.yml name one, or a certificate', () => {
    const configuration = readFileSync(join(import.meta.dirname, '../../../electron-builder.yml'), 'utf8')
    const { win, mac } = parse(configuration)
    expect(win.signtoolOptions).toEqual({ signingHashAlgorithms: ['sha256'] })
    expect(mac).not.toHaveProperty('identity')
    expect(configuration).not.toMatch(/certificate|forceCodeSigning|azureSignOptions/)
  })
})

describe('a signer that the environment names', () => {
  it('is given each file for Windows by electron-builder', async () => {
    const sign = signingConfiguration(signer).win?.signtoolOptions?.sign
    if (typeof sign !== 'function') throw new Error('no function')
    await sign({ path: 'Sealdesk.exe' } as Parameters<typeof sign>[0])
    expect(readFileSync(asked, 'utf8')).toBe('Sealdesk.exe\n')
  })

  it('stops the packing where it does not sign', () => {
    expect(() => signer?.('refused.deb')).toThrow('did not sign refused.deb')
    expect(() => signerOf({ SEALDESK_SIGN: join(folder, 'none') })?.('x')).toThrow('did not sign x')
  })
})
