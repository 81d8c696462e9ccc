// The people of the journeys, and what each of them does the same way in several journeys.
import { letter, link } from './letters.mjs';

export const PASSWORD = 'une phrase facile à retenir';
export const SALMA = { name_arabic: 'سلمى بنجلون', name_latin: 'Salma Benjelloun', email: 'salma@exemple.ma' };
export const NADIA = { name_arabic: 'نادية الفاسي الفهري', name_latin: 'Nadia El Fassi El Fihri', email: 'nadia@exemple.ma' };
export const KARIM = { name_arabic: 'كريم الوزاني', name_latin: 'Karim Ouazzani', email: 'karim@exemple.ma' };

/** The first department of the list, whatever it is. */
const firstDepartment = (visitor) => visitor.page.locator('select[name="department"] option:not([value=""])').first().getAttribute('value');

/** Joins by the form and confirms by the letter. */
export async function join(visitor, site, person) {
  await visitor.open('/ar/join');
  await visitor.send('main form', { ...person, department: await firstDepartment(visitor), password: PASSWORD });
  visitor.isAt(/^\/ar\/join\/sent/);
  const mail = await letter(site, person.email);
  await visitor.open(link(site, mail, /\/join\//));
  await visitor.press('main form button');
  return mail;
}

/** Takes the one-time link of the first start. */
export async function joinAsFirst(visitor, site, person) {
  await visitor.open(site.firstLink());
  await visitor.send('main form', { ...person, department: await firstDepartment(visitor), password: PASSWORD });
}

export async function signIn(visitor, person, language = 'ar') {
  await visitor.open(`/${language}/sign-in`);
  await visitor.send('main form', { email: person.email, password: PASSWORD });
  if (visitor.path().includes('sign-in')) throw new Error(`${person.email} could not sign in: ${await visitor.text()}`);
}

export async function signOut(visitor, language = 'ar') {
  await visitor.open(`/${language}/profile`);
  await visitor.press('form[action$="/sign-out"] button');
}
