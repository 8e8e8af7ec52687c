import { describe, expect, it } from 'vitest'
import { standardLicence } from '../../../build/standardLicences.ts'

describe('a package that brings no text of its licence', () => {
  it('gets the text that it names, with who made it', () => {
    const text = standardLicence({ name: 'example', licence: 'MIT', author: 'Somebody' })
    expect(text).toMatch(/^Copyright \(c\) Somebody\n\nPermission is hereby granted/)
  })

  it('is not bundled while nobody knows whose it is, or what it says', () => {
    expect(() => standardLicence({ name: 'example', licence: 'MIT', author: undefined })).toThrow('example')
    expect(() => standardLicence({ name: 'example', licence: 'Odd', author: 'Somebody' })).toThrow('Odd')
  })
})
