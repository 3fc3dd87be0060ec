/** Spanish titles. */
import type { LexiconRow } from './row.js';

export const ES: readonly LexiconRow[] = [
  [
    'general_management',
    'c_level',
    'director general, directora general, gerente general, consejero delegado, consejera delegada, director ejecutivo, directora ejecutiva',
  ],
  [
    'any',
    'c_level',
    'presidenta, administrador unico, administradora unica, socio director, socia directora',
  ],
  [
    'any',
    'founder',
    'fundador, fundadora, cofundador, cofundadora, co fundador, co fundadora, dueno, duena, propietario, propietaria, socio fundador, socia fundadora, empresario, empresaria, emprendedor, emprendedora',
  ],
  [null, 'vp', 'vicepresidente, vicepresidenta, vice presidenta'],
  [null, 'director', 'directora, subdirector, subdirectora'],
  [null, 'head', 'jefe, jefa'],
  [null, 'manager', 'gerente, encargado, encargada, lider de equipo, supervisora'],
  [
    null,
    'staff',
    'especialista, analista, coordinador, coordinadora, tecnico, tecnica, ejecutivo, ejecutiva, asesor, asesora, auxiliar, asistente, administrativo, administrativa, agente, delegado, delegada',
  ],
  [null, 'intern', 'becario, becaria, practicante, practicas, pasante, estudiante, aprendiz'],

  [
    'marketing',
    null,
    'mercadeo, mercadotecnia, marca, contenidos, comunicacion, publicidad, crecimiento, redes sociales, relaciones publicas, eventos',
  ],
  ['marketing', 'staff', 'redactor, redactora'],
  [
    'sales',
    null,
    'ventas, venta, comercial, comerciales, desarrollo de negocio, desarrollo de negocios, cuentas clave, grandes cuentas, preventa, expansion',
  ],
  [
    'sales',
    'staff',
    'vendedor, vendedora, ejecutivo de ventas, ejecutiva de ventas, ejecutivo de cuentas, ejecutiva de cuentas, agente comercial, asesor comercial, asesora comercial',
  ],
  [
    'engineering',
    null,
    'ingenieria, tecnologia, tecnologias, desarrollo, software, investigacion y desarrollo',
  ],
  ['engineering', 'staff', 'ingeniero, ingeniera, desarrollador, desarrolladora, programador, programadora'],
  ['product', null, 'producto, productos'],
  ['product', 'manager', 'jefe de producto, jefa de producto'],
  ['design', null, 'diseno, creatividad'],
  ['design', 'staff', 'disenador, disenadora'],
  ['design', 'director', 'director de arte, directora de arte, director creativo, directora creativa'],
  ['data', null, 'datos, analitica, inteligencia artificial, inteligencia de negocio'],
  ['it', null, 'informatica, sistemas, sistemas de informacion, redes, infraestructura, ti'],
  ['security', null, 'seguridad, ciberseguridad, seguridad informatica, seguridad de la informacion'],
  [
    'finance',
    null,
    'finanzas, financiero, financiera, contabilidad, tesoreria, fiscal, auditoria, administracion y finanzas',
  ],
  ['finance', 'staff', 'contable, contador, contadora, tesorero, tesorera, auditor, auditora'],
  ['legal', null, 'juridico, juridica, legales, cumplimiento'],
  ['legal', 'staff', 'abogado, abogada, asesor juridico, asesora juridica'],
  [
    'people',
    null,
    'recursos humanos, rrhh, seleccion, talento, talento humano, personas, gestion de personas',
  ],
  ['people', 'staff', 'reclutador, reclutadora, tecnico de seleccion, tecnica de seleccion'],
  [
    'operations',
    null,
    'operaciones, logistica, compras, produccion, calidad, cadena de suministro, planta, administracion, almacen',
  ],
  [
    'operations',
    'staff',
    'jefe de proyecto, jefa de proyecto, secretaria, secretario, comprador, compradora, asistente de direccion',
  ],
  [
    'customer_success',
    null,
    'atencion al cliente, servicio al cliente, exito del cliente, experiencia de cliente, clientes, soporte',
  ],
  [
    'other',
    'staff',
    'consultor, consultora, profesor, profesora, medico, medica, enfermero, enfermera, investigador, investigadora',
  ],
];
