import type { Random } from '../../../main/cli/sample/random.ts'
import { addDays, addYears } from '../../../shared/rules/date.ts'

/** Somebody invented who travels. Dates are ISO 8601; names in capitals; `chinese` is empty for who has no Chinese name. */
export interface Traveller {
  readonly chinese: string
  readonly surname: string
  readonly givenNames: string
  readonly sex: '男' | '女'
  /** Three-letter code of ICAO Doc 9303-3, part 5. */
  readonly nationality: string
  readonly birth: string
  readonly birthplace: Place
  readonly issued: string
  readonly expiry: string
}

export interface Place {
  readonly chinese: string
  readonly latin: string
}

const surnames: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['王', 'WANG'],
  ['李', 'LI'],
  ['张', 'ZHANG'],
  ['刘', 'LIU'],
  ['陈', 'CHEN'],
  ['杨', 'YANG'],
  ['黄', 'HUANG'],
  ['赵', 'ZHAO'],
  ['吴', 'WU'],
  ['周', 'ZHOU'],
  ['徐', 'XU'],
  ['孙', 'SUN'],
  ['吕', 'LYU'],
  ['朱', 'ZHU'],
  ['欧阳', 'OUYANG'],
  ['郭', 'GUO'],
  ['何', 'HE'],
  ['高', 'GAO'],
  ['林', 'LIN'],
  ['罗', 'LUO'],
  ['郑', 'ZHENG'],
  ['谢', 'XIE'],
  ['唐', 'TANG'],
  ['韩', 'HAN'],
  ['曹', 'CAO'],
  ['许', 'XU'],
  ['邓', 'DENG'],
  ['冯', 'FENG'],
  ['曾', 'ZENG'],
  ['彭', 'PENG'],
  ['蔡', 'CAI'],
  ['袁', 'YUAN'],
  ['于', 'YU'],
  ['司马', 'SIMA'],
  ['区', 'OU'],
]

const syllables: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['伟', 'WEI'],
  ['芳', 'FANG'],
  ['娜', 'NA'],
  ['秀', 'XIU'],
  ['敏', 'MIN'],
  ['静', 'JING'],
  ['丽', 'LI'],
  ['强', 'QIANG'],
  ['磊', 'LEI'],
  ['军', 'JUN'],
  ['洋', 'YANG'],
  ['勇', 'YONG'],
  ['艳', 'YAN'],
  ['杰', 'JIE'],
  ['娟', 'JUAN'],
  ['涛', 'TAO'],
  ['明', 'MING'],
  ['超', 'CHAO'],
  ['霞', 'XIA'],
  ['平', 'PING'],
  ['刚', 'GANG'],
  ['桂', 'GUI'],
  ['英', 'YING'],
  ['华', 'HUA'],
  ['玉', 'YU'],
  ['雪', 'XUE'],
  ['宇', 'YU'],
  ['轩', 'XUAN'],
  ['子', 'ZI'],
  ['涵', 'HAN'],
  ['梓', 'ZI'],
  ['睿', 'RUI'],
  ['一', 'YI'],
  ['诺', 'NUO'],
  ['安', 'AN'],
  ['琪', 'QI'],
]

/** Jyutping-like spellings, as residents of Hong Kong and Macau have them. */
const southern: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['陈', 'CHAN'],
  ['黄', 'WONG'],
  ['李', 'LEE'],
  ['张', 'CHEUNG'],
  ['吴', 'NG'],
  ['何', 'HO'],
  ['林', 'LAM'],
  ['郑', 'CHENG'],
  ['梁', 'LEUNG'],
  ['周', 'CHOW'],
  ['谢', 'TSE'],
  ['叶', 'YIP'],
]
const southernGiven: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['大文', 'TAI MAN'],
  ['志明', 'CHI MING'],
  ['家欣', 'KA YAN'],
  ['嘉敏', 'KA MAN'],
  ['伟强', 'WAI KEUNG'],
  ['慧玲', 'WAI LING'],
  ['俊杰', 'CHUN KIT'],
  ['晓彤', 'HIU TUNG'],
  ['国华', 'KWOK WAH'],
  ['咏诗', 'WING SZE'],
]

export const places: readonly [Place, ...Place[]] = [
  { chinese: '北京', latin: 'BEIJING' },
  { chinese: '上海', latin: 'SHANGHAI' },
  { chinese: '广东', latin: 'GUANGDONG' },
  { chinese: '浙江', latin: 'ZHEJIANG' },
  { chinese: '四川', latin: 'SICHUAN' },
  { chinese: '湖北', latin: 'HUBEI' },
  { chinese: '福建', latin: 'FUJIAN' },
  { chinese: '陕西', latin: 'SHAANXI' },
  { chinese: '山东', latin: 'SHANDONG' },
  { chinese: '黑龙江', latin: 'HEILONGJIANG' },
  { chinese: '新疆', latin: 'XINJIANG' },
  { chinese: '湖南', latin: 'HUNAN' },
]

/** A state whose passports are drawn: its people's names and what it writes on them. */
export interface State {
  readonly code: string
  readonly name: string
  readonly people: string
  readonly surnames: readonly [string, ...string[]]
  readonly given: readonly [string, ...string[]]
  readonly cities: readonly [string, ...string[]]
  /** `9` a digit, `A` a letter. */
  readonly number: string
}

export const states: readonly [State, ...State[]] = [
  {
    code: 'USA',
    name: 'UNITED STATES OF AMERICA',
    people: 'UNITED STATES OF AMERICA',
    number: '999999999',
    surnames: ['JOHNSON', 'MILLER', 'O BRIEN', 'WILSON', 'VAN DYKE'],
    given: ['EMILY ROSE', 'JAMES', 'OLIVIA', 'MICHAEL SCOTT'],
    cities: ['TEXAS, U.S.A.', 'OHIO, U.S.A.'],
  },
  {
    code: 'GBR',
    name: 'UNITED KINGDOM OF GREAT BRITAIN',
    people: 'BRITISH CITIZEN',
    number: '999999999',
    surnames: ['SMITH', 'TAYLOR', 'EVANS', 'FITZGERALD'],
    given: ['HARRY', 'CHARLOTTE ANNE', 'GEORGE EDWARD'],
    cities: ['LEEDS', 'CARDIFF'],
  },
  {
    code: 'FRA',
    name: 'RÉPUBLIQUE FRANÇAISE',
    people: 'FRANÇAISE',
    number: '99AA99999',
    surnames: ['MARTIN', 'LEFEBVRE', 'DE LA TOUR'],
    given: ['CAMILLE', 'JEAN PIERRE', 'ZOE'],
    cities: ['LYON', 'NANTES'],
  },
  {
    code: 'D',
    name: 'BUNDESREPUBLIK DEUTSCHLAND',
    people: 'DEUTSCH',
    number: 'A99A9A9A9',
    surnames: ['SCHMIDT', 'MUELLER', 'WAGNER', 'VON BERG'],
    given: ['ANNA MARIA', 'LUKAS', 'HANS JUERGEN'],
    cities: ['MUENCHEN', 'BERLIN'],
  },
  {
    code: 'SGP',
    name: 'REPUBLIC OF SINGAPORE',
    people: 'SINGAPORE CITIZEN',
    number: 'A9999999A',
    surnames: ['TAN', 'LIM', 'NG'],
    given: ['WEI MING', 'HUI LING', 'JIA HAO'],
    cities: ['SINGAPORE'],
  },
  {
    code: 'KOR',
    name: 'REPUBLIC OF KOREA',
    people: 'REPUBLIC OF KOREA',
    number: 'A99999999',
    surnames: ['KIM', 'PARK', 'CHOI'],
    given: ['MINJUN', 'SEO YEON', 'JI WOO'],
    cities: ['SEOUL', 'BUSAN'],
  },
  {
    code: 'JPN',
    name: 'JAPAN',
    people: 'JAPAN',
    number: 'AA9999999',
    surnames: ['SATO', 'SUZUKI', 'TAKAHASHI'],
    given: ['HIROSHI', 'YUKO', 'KENJI'],
    cities: ['TOKYO', 'OSAKA'],
  },
  {
    code: 'CAN',
    name: 'CANADA',
    people: 'CANADIAN/CANADIENNE',
    number: 'AA999999',
    surnames: ['TREMBLAY', 'MACDONALD', 'ROY'],
    given: ['LIAM', 'EMMA JANE', 'NOAH'],
    cities: ['TORONTO', 'HALIFAX'],
  },
]

export function inventChinese(random: Random, adultsOnly = false): Traveller {
  const [chinese, surname] = random.pick(surnames)
  const given = Array.from({ length: random.chance(0.7) ? 2 : 1 }, () => random.pick(syllables))
  return {
    chinese: chinese + given.map(([character]) => character).join(''),
    surname,
    givenNames: given.map(([, sound]) => sound).join(''),
    ...inventLife(random, adultsOnly),
    nationality: 'CHN',
    birthplace: random.pick(places),
  }
}

/** Somebody from Hong Kong or Macau; about half are spelt as there, with a space in the given name. */
export function inventSoutherner(random: Random): Traveller {
  const [family, surname] = random.pick(southern)
  const [given, givenNames] = random.pick(southernGiven)
  return {
    chinese: family + given,
    surname,
    givenNames,
    ...inventLife(random, false),
    nationality: 'CHN',
    birthplace: { chinese: '香港', latin: 'HONG KONG' },
  }
}

export function inventForeigner(random: Random, state: State): Traveller {
  return {
    chinese: '',
    surname: random.pick(state.surnames),
    givenNames: random.pick(state.given),
    ...inventLife(random, true),
    nationality: state.code,
    birthplace: { chinese: '', latin: random.pick(state.cities) },
  }
}

function inventLife(
  random: Random,
  adultsOnly: boolean,
): Pick<Traveller, 'sex' | 'birth' | 'issued' | 'expiry'> {
  const issued = addDays('2016-01-10', random.int(0, 3300))
  const isChild = !adultsOnly && random.chance(0.08)
  const age = isChild ? random.int(0, 15) : random.int(17, 74)
  return {
    sex: random.pick(['男', '女'] as const),
    birth: addDays(addYears(issued, -age), -random.int(3, 360)),
    issued,
    expiry: addDays(addYears(issued, isChild ? 5 : 10), -1),
  }
}

/** A number of a pattern: `9` a digit, `A` a letter other than I and O, anything else itself. */
export function inventNumber(random: Random, pattern: string): string {
  const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'] as [string, ...string[]]
  return pattern.replace(/[9A]/g, (place) => (place === '9' ? random.digits(1) : random.pick(letters)))
}
