import { z } from 'zod'
import { Role, UserName } from '../../../shared/domain/person.ts'
import type { PersonView } from '../../../shared/domain/view.ts'
import { defineCommand } from '../command.ts'
import type { Io, Words } from '../io.ts'
import { printAnswer, printNote } from '../output.ts'
import { askNewPassphrase } from '../passphrase.ts'
import { withStation } from './open.ts'
import { asOption, dataOption, Station } from './options.ts'

const rolesOption = {
  '--role <role...>': { zh: `角色：${Role.options.join(' | ')}`, en: `roles: ${Role.options.join(' | ')}` },
} as const
const Named = Station.extend({ name: UserName })
const Roles = z.array(Role).min(1)

export const peopleCommand = defineCommand({
  usage: 'people',
  about: { zh: '列出全部人员及其角色', en: 'list the people and their roles' },
  options: { ...dataOption, ...asOption },
  input: Station,
  async run(station, io) {
    return withStation(io, station, async ({ api }) => printPeople(io, await api.person.list()))
  },
})

export const addPersonCommand = defineCommand({
  usage: 'add-person <name>',
  about: {
    zh: '添加人员，并设初始口令（本人首次使用时更换）',
    en: 'add a person, with a passphrase to begin with',
  },
  options: { ...dataOption, ...asOption, ...rolesOption },
  input: Named.extend({ role: Roles }),
  async run({ name, role, ...station }, io) {
    return withStation(io, station, async ({ api }, own) => {
      const passphrase = await askInitialPassphrase(io, name)
      const person = { user: name, roles: role, passphrase, ownPassphrase: own.passphrase }
      return printPeople(io, await api.person.add(person))
    })
  },
})

export const setRolesCommand = defineCommand({
  usage: 'set-roles <name>',
  about: {
    zh: '更改人员的角色（下次解锁起生效）',
    en: 'change what a person may do, from their next unlocking on',
  },
  options: { ...dataOption, ...asOption, ...rolesOption },
  input: Named.extend({ role: Roles }),
  async run({ name, role, ...station }, io) {
    return withStation(io, station, async ({ api }) =>
      printPeople(io, await api.person.setRoles({ user: name, roles: role })),
    )
  },
})

export const disableCommand = enabling(false, 'disable <name>', {
  zh: '停用人员：其口令不再能打开保管库',
  en: 'disable a person: their passphrase opens nothing any more',
})

export const enableCommand = enabling(true, 'enable <name>', {
  zh: '重新启用人员，口令不变',
  en: 'enable a person again, with the passphrase as it was',
})

export const resetPassphraseCommand = defineCommand({
  usage: 'reset-passphrase <name>',
  about: {
    zh: '为忘记口令的人员重设初始口令；其旧签名密钥作废，已签的意见仍有效',
    en: 'set a passphrase to begin with for a person who lost theirs; what they have signed stays valid',
  },
  options: { ...dataOption, ...asOption },
  input: Named,
  async run({ name, ...station }, io) {
    return withStation(io, station, async ({ api }, own) => {
      const passphrase = await askInitialPassphrase(io, name)
      const people = await api.person.resetPassphrase({
        user: name,
        passphrase,
        ownPassphrase: own.passphrase,
      })
      return printPeople(io, people)
    })
  },
})

function enabling(isEnabled: boolean, usage: string, about: Words) {
  return defineCommand({
    usage,
    about,
    options: { ...dataOption, ...asOption },
    input: Named,
    async run({ name, ...station }, io) {
      return withStation(io, station, async ({ api }) =>
        printPeople(io, await api.person.setEnabled({ user: name, isEnabled })),
      )
    },
  })
}

async function askInitialPassphrase(io: Io, name: string): Promise<string> {
  printNote(
    io,
    io.text({
      zh: `${name} 的初始口令，本人首次使用时更换（station passphrase）`,
      en: `A passphrase for ${name} to begin with; they replace it at first use (station passphrase)`,
    }),
  )
  return askNewPassphrase(io, 'SEALDESK_NEW_PASSPHRASE')
}

function printPeople(io: Io, people: readonly PersonView[]): 0 {
  printAnswer(
    io,
    people,
    people.map(({ name, roles, isEnabled, hasInitialPassphrase, hasKeyFile }) =>
      [
        name,
        roles.join(', '),
        ...(isEnabled ? [] : [io.text({ zh: '已停用', en: 'disabled' })]),
        ...(hasInitialPassphrase ? [io.text({ zh: '初始口令未更换', en: 'initial passphrase' })] : []),
        ...(hasKeyFile ? [io.text({ zh: '密钥文件', en: 'key file' })] : []),
      ].join('  '),
    ),
  )
  return 0
}
