"""Words and sentences in which there is nothing to correct."""

from __future__ import annotations

FOREIGN = """\
Ich möchte gerne mehr über diese Ausbildung erfahren
sprechen sie vielleicht deutsch oder niederländisch
chciałbym dowiedzieć się więcej o tym szkoleniu
bu eğitim hakkında bilgi almak istiyorum
naomba maelezo zaidi kuhusu mafunzo haya
я хотел бы узнать больше о курсе
أريد معلومات عن التكوين
i would like to know more about this training please
what is the price of this course
vorrei sapere quanto costa il corso
quiero saber cuándo empieza el curso
É preciso ter o ensino secundário completo para entrar no curso?""".splitlines()

# Each looks like another word, with or without an apostrophe, and is right as it stands.
GOOD_BUT_RARE = """\
centrer centrent sauriez saurions jetaient jetions lavait lavons tassez massez décrive dévolution tamis nagent lasso
coral câpres cabri cavaler détaler dentier laides tannée tacheté jongles chaut signore jarret
dispensez facturez tamponnez plafonnez débordez encadrez candidatent postulerai endormirai répondriez réclamerai
redonnée bûchées malvoyante usagère usagères caristes couperets démarchages visios éducs""".split()

FRENCH = """\
Bonjour, pourriez-vous m'indiquer les démarches à entreprendre pour m'inscrire ?
Je bosse à l'usine depuis quinze ans et j'en ai ras le bol.
Mon taf me prend tout mon temps, le boulot c'est la galère en ce moment.
Nous souhaiterions organiser une rencontre avec vos intervenants.
J'étais auxiliaire de puériculture avant d'être licenciée économique.
Il faudrait que vous me rappeliez après dix-huit heures.
Dispensez-vous des cours le samedi matin ?
Combien facturez-vous le module de géographie urbaine ?
Vous débordez souvent sur l'horaire prévu ?
Ma cousine malvoyante pourra-t-elle suivre les visioconférences ?
Je postulerai au printemps, quand j'aurai rassemblé mes justificatifs.
Sauriez-vous me dire si les caristes sont admis ?
L'usagère que j'accompagne préférerait venir en tramway.
Les jeunes qui candidatent reçoivent-ils une convocation ?
Tamponnez-vous les attestations de présence ?
On m'a parlé d'une péréquation entre les crédits, qu'en est-il ?
Je suis maraîchère et mon exploitation périclite.
Mon mari, tourneur-fraiseur, voudrait se reconvertir.
Les psychopathologies abordées sont-elles d'ordre névrotique ?
Ma conseillère de la mission locale m'a orienté vers vous.
Je jonglais entre deux mi-temps et des gardes d'enfants.
Nous épargnerions du temps si tout se faisait à distance.
Auriez-vous l'obligeance de m'envoyer le règlement intérieur ?
Je crains d'être recalée à cause de mon orthographe.
Ils rechignent à financer, alors je me débrouillerai sans eux.
Le distanciel me fatigue, je préfère le présentiel.
Peut-on échelonner les paiements sans frais ?
Je tutoie tout le monde, ça ne vous dérange pas ?
Reformulez votre question, s'il vous plaît.
C'est quoi le délire avec les dix-huit mois ?
Franchement je kiffe le social, mais les maths me saoulent.
Le toubib m'a mise en arrêt, je reprendrai en septembre.
Mon pote a lâché l'affaire au bout de trois semaines.
T'inquiète, je me débrouille avec l'ordi.
Ça caille dans vos salles l'hiver ?
Je n'ai plus un rond, comment je paie le bus ?
La paperasse me gonfle, faut remplir combien de formulaires ?
Les éducs de mon foyer touchent des clopinettes.
Je glandouille depuis six mois, faut que je me bouge.
Les assistantes maternelles sont-elles dispensées de stage ?
Nous hébergeons des demandeurs d'asile et des primo-arrivants.
Je dépanne des personnes surendettées au sein d'une épicerie solidaire.
Quelle est la déontologie des travailleurs sociaux ?
Le rapport se rédige-t-il en binôme ou individuellement ?
Les UE capitalisables restent acquises combien d'années ?
Y a-t-il un rattrapage pour ceux qui échoueraient à l'oral ?
Ma reconnaissance de travailleuse handicapée change-t-elle quelque chose ?
Je fus jadis greffière au tribunal d'instance.
Nous vendangions en Alsace chaque automne.
Je sollicite votre bienveillance au vu de mon parcours chaotique.
Le tamis des candidatures est-il serré ?
Faut-il savoir centrer un titre dans un traitement de texte ?
Ils lavaient les vitres pendant que je rangeais la salle.
Les enfants jetaient des cailloux sur ma voiture.
Je lasserai sans doute votre secrétariat avec mes questions.
La dévolution des crédits me paraît nébuleuse.
Vous me réexpliquerez les équivalences, j'ai décroché.
J'encadre des bénévoles qui distribuent des colis alimentaires.
Le directeur tergiverse, il signera peut-être la convention lundi.
Les horaires décalés m'esquintent, je rêve de soirées tranquilles.
Ma belle-sœur, ergothérapeute, vous recommande chaudement.
On nous serine que la validation des acquis est une sinécure.
Mes fiches de paie mentionnent un coefficient, cela vous intéresse-t-il ?
J'ai roulé ma bosse : caissière, serveuse, femme de chambre, aide-soignante.
J'enchaîne les missions d'intérim comme manutentionnaire et magasinier.
Je vais vous envoyer ma lettre de motivation par courriel.
Il pleuvait des cordes quand nous sommes arrivés au campus.
Que vous soyez dubitatifs ne m'étonne guère.
Sans vouloir vous importuner, quand statuera le jury ?
Mes acquis seraient-ils transposables à la médiation familiale ?
L'assiduité est-elle consignée sur une feuille d'émargement ?
Mon référent RSA insiste pour que je m'inscrive au plus vite.
Je maîtrise les logiciels de bureautique, sauf les tableurs.
L'accueil téléphonique est injoignable depuis avant-hier.
Vous nous remettriez un certificat intermédiaire à mi-parcours ?
C'est chelou, votre site bugue dès que je clique sur la brochure.
J'ai bossé comme animatrice périscolaire et pionne au lycée.
Les stagiaires peaufinent leur soutenance chez eux.
Un contremaître peut-il prétendre à la VES ?
Mon fiston planche sur Parcoursup et moi sur ma reconversion.
Je perçois l'allocation de retour à l'emploi, la conserverai-je ?
Vos diplômés trouvent-ils facilement une embauche en Seine-Maritime ?
Mes collègues pestent contre la visio, le son grésille.
Nous cofinancerions volontiers son inscription.
Le sociologue que vous étudiez, est-ce Bourdieu ou Durkheim ?
J'habite Yvetot, mon conjoint travaille à Elbeuf.
Les cours débutent-ils avant que nos gosses soient couchés ?
Ai-je droit à un tiers-temps pour ma dyslexie ?
Elle zozote un peu, ça gênera pour l'oral ?
Je crèche chez ma frangine en attendant un logement.
Les aides-ménagères y ont-elles leur place ?
Bigre, trois ans ! On peut raccourcir ?
Sachez que je fus bachelière en soixante-dix-neuf.
Ma grand-mère disait qu'il n'est jamais trop tard pour apprendre.
Je me dépatouille en anglais, sans plus.
Faites-moi signe dès que les inscriptions rouvriront.
Les formateurs sont-ils bienveillants ou cassants ?
Nous pâtissons d'un manque criant de travailleurs sociaux.
Vous appelez, vous laissez sonner, et personne ne décroche.
Les questionnaires que nous élaborerons seront-ils notés ?""".splitlines()
