import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#contracts';
import { understandColumns } from './columns.js';

const fieldsOf = (header: string[], mapping?: Record<string, string>) =>
  Object.fromEntries(understandColumns(header, mapping).map(({ name, field }) => [name, field]));

describe('the columns of a file', () => {
  it('are understood by the names that La Growth Machine gives them', () => {
    expect(
      fieldsOf([
        'firstname',
        'lastname',
        'proEmail',
        'persoEmail',
        'linkedinUrl',
        'companyName',
        'companyUrl',
        'jobTitle',
        'location',
        'industry',
        'phone',
        'crm_id',
        'customAttribute1',
        'customAttribute10',
        'gender',
      ]),
    ).toEqual({
      firstname: 'firstName',
      lastname: 'lastName',
      proEmail: 'professionalEmail',
      persoEmail: 'personalEmail',
      linkedinUrl: 'linkedinUrl',
      companyName: 'company.name',
      companyUrl: 'company.domain',
      jobTitle: 'jobTitle',
      location: 'location',
      industry: 'company.industry',
      phone: 'phone',
      crm_id: 'attributes.crm_id',
      customAttribute1: 'attributes.custom_attribute_1',
      customAttribute10: 'attributes.custom_attribute_10',
      gender: null,
    });
  });

  it.each([
    [
      ['First Name', 'Last Name', 'Email Address', 'Company'],
      ['firstName', 'lastName', 'professionalEmail', 'company.name'],
    ],
    [
      ['Prénom', 'Nom', 'E-mail', 'Société', 'Intitulé de poste', 'Effectif'],
      ['firstName', 'lastName', 'professionalEmail', 'company.name', 'jobTitle', 'company.size'],
    ],
    [
      ['Email', 'Work Email'],
      [null, 'professionalEmail'],
    ],
    [
      ['email', 'EMAIL'],
      ['professionalEmail', null],
    ],
    [
      ['Nom complet', "Nom de l'entreprise", 'Profil LinkedIn'],
      ['fullName', 'company.name', 'linkedinUrl'],
    ],
    [
      ['professionalEmail', 'company.size'],
      ['professionalEmail', 'company.size'],
    ],
  ])('%j mean %j', (header, fields) => {
    expect(understandColumns(header).map(({ field }) => field)).toEqual(fields);
  });

  it('mean what the mapping says, before any guess', () => {
    expect(
      fieldsOf(['email', 'Adresse', 'Note', 'phone'], {
        email: 'personalEmail',
        Adresse: 'proEmail',
        Note: 'attributes.note',
        phone: 'ignore',
      }),
    ).toEqual({ email: 'personalEmail', Adresse: 'professionalEmail', Note: 'attributes.note', phone: null });
  });

  it('are told apart when they have no name, or the same one', () => {
    expect(Object.keys(fieldsOf(['email', '', 'x', 'x']))).toEqual(['email', 'column 2', 'x', 'x (2)']);
  });

  it.each([
    ['a column that the file does not have', { nope: 'phone' }, 'mapping.nope'],
    ['a field that does not exist', { phone: 'fax' }, 'mapping.phone'],
    ['the same field twice', { email: 'phone', phone: 'phone' }, 'mapping.phone'],
  ])('cannot be mapped to %s', (_what, mapping, path) => {
    const refused = () => understandColumns(['email', 'phone'], mapping);
    expect(refused).toThrow(Refusal);
    try {
      refused();
    } catch (error) {
      expect((error as Refusal).fields.map((field) => field.path)).toEqual([path]);
    }
  });

  it('must say who the leads are', () => {
    expect(() => understandColumns(['first name', 'last name', 'phone'])).toThrow(/No column says who/);
  });
});
