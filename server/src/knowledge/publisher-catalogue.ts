/**
 * Who publishes what where: entities that publish their own software (or their own distribution or platform)
 * in their own namespace or registry.
 *
 * Source: curated by hand from the namespaces that public Dockerfiles use and from the publishers' own
 * documentation; curated 2026-11-21. Persons and repackagers of other people's software are left out on purpose.
 * A single repository in a person's account stands here only where the software's own documentation names it as
 * the place of its image.
 *
 * One line per publisher: the repository path that the entry covers (a namespace, or deeper), then its name.
 * The kind comes from the table the line stands in.
 */

/** `docker.io`: projects (upstreams of free software, foundations, working groups). */
export const hubProjects = `
389ds 389 Directory Server
acinq ACINQ
adguard AdGuard
adoptopenjdk AdoptOpenJDK
alephium Alephium
alerta Alerta
ansibleplaybookbundle Ansible Playbook Bundle
antrea Antrea
apache Apache Software Foundation
apacheignite Apache Ignite
apachepulsar Apache Pulsar
apacherocketmq Apache RocketMQ
apicurio Apicurio
appwrite Appwrite
archivebox ArchiveBox
ardupilot ArduPilot
argoproj Argo
artefactual Artefactual
asciidoctor Asciidoctor
asqatasun Asqatasun
atlas CERN ATLAS
authelia Authelia
autowarefoundation Autoware Foundation
ballerina Ballerina
baserow Baserow
bats Bats
bids BIDS
bigbluebutton BigBlueButton
bigtop Apache Bigtop
bioconductor Bioconductor
bitshares BitShares
blockscout Blockscout
bref Bref
buildkite Buildkite
buildpacksio Cloud Native Buildpacks
cachethq Cachet
caddy Caddy
calcom Cal.com
calico Project Calico
camunda Camunda
carlasim CARLA
ceph Ceph
cern CERN
certbot Certbot
chartmuseum ChartMuseum
chromadb Chroma
cilium Cilium
ckan CKAN
clamav ClamAV
clfoundation Common Lisp Foundation
cloudcustodian Cloud Custodian
cloudfoundry Cloud Foundry
cmssw CERN CMS
codeception Codeception
codeceptjs CodeceptJS
codercom Coder
composer Composer
conanio Conan
concourse Concourse
condaforge conda-forge
containrrr Watchtower
continuumio Anaconda
coqorg Coq
coredns CoreDNS
coturn coturn
crossplane Crossplane
crowdsecurity CrowdSec
cryptpad CryptPad
crystallang Crystal
cyclonedx OWASP CycloneDX
cypress Cypress
cznic CZ.NIC
daprio Dapr
daskdev Dask
datahubproject DataHub
dbeaver DBeaver
dcm4che dcm4che
ddev DDEV
dealii deal.II
debezium Debezium
debuerreotype debuerreotype
decidim Decidim
defectdojo DefectDojo
denoland Deno
dependabot Dependabot
dependencytrack OWASP Dependency-Track
dexidp Dex
dgraph Dgraph
directus Directus
discourse Discourse
dokku Dokku
dolfinx FEniCS
domoticz Domoticz
dovecot Dovecot
dpage pgAdmin
dragonflyoss Dragonfly
drone Drone
drupalci Drupal CI
eclipse Eclipse Foundation
eclipsecbi Eclipse Foundation
eclipseche Eclipse Che
eclipsefdn Eclipse Foundation
edgexfoundry EdgeX Foundry
electronuserland electron-builder
elementsproject Elements Project
emqx EMQX
emscripten Emscripten
ensemblorg Ensembl
envoyproxy Envoy
erigontech Erigon
esphome ESPHome
ethereum Ethereum
etherpad Etherpad
excalidraw Excalidraw
exercism Exercism
falcosecurity Falco
feastdev Feast
fenicsproject FEniCS
firebirdsql Firebird
firedrakeproject Firedrake
fireflyiii Firefly III
flannel Flannel
flowiseai Flowise
fluent Fluent
fluentd Fluentd
fluxcd Flux
flyway Flyway
fnproject Fn Project
foldingathome Folding@home
fossology FOSSology
frappe Frappe
freeipa FreeIPA
freeradius FreeRADIUS
freesurfer FreeSurfer
freshrss FreshRSS
galaxy Galaxy Project
gapsystem GAP
gardener Gardener
geonetwork GeoNetwork
geopython pygeoapi
gitea Gitea
gitlab GitLab
gitpod Gitpod
gladysassistant Gladys Assistant
gliderlabs/logspout Logspout
gliderlabs/registrator Registrator
glpi GLPI
gluster Gluster
gnuoctave GNU Octave
gnuradio GNU Radio
goacme Lego
gobuffalo Buffalo
gocd GoCD
gogs Gogs
goharbor Harbor
golangci golangci-lint
goreleaser GoReleaser
gotenberg Gotenberg
gotify Gotify
gradle Gradle
grafana Grafana Labs
graphiteapp Graphite
greenmail GreenMail
gromacs GROMACS
guacamole Apache Guacamole
hadolint hadolint
hapiproject HAPI FHIR
haproxytech HAProxy Technologies
hasura Hasura
hedgedoc HedgeDoc
hexpm Hex
hhvm HHVM
homeassistant Home Assistant
homebrew Homebrew
horovod Horovod
huggingface Hugging Face
huginn Huginn
hylang Hy
hyperf Hyperf
hyperledger Hyperledger
inbucket Inbucket
infinispan Infinispan
infracost Infracost
invoiceninja Invoice Ninja
iotaledger IOTA
ipfs IPFS
islandora Islandora
istio Istio
jaegertracing Jaeger
janusgraph JanusGraph
jboss JBoss
jekyll Jekyll
jellyfin Jellyfin
jenkins Jenkins
jenkins4eval Jenkins
jenkinsci Jenkins
jenkinsxio Jenkins X
jhipster JHipster
jitsi Jitsi
joplin Joplin
jupyter Jupyter
jupyterhub Jupyter
k0sproject k0s
k6io Grafana k6
karmada Karmada
keycloak Keycloak
kimai Kimai
kindest Kubernetes kind
kivy Kivy
koalaman/shellcheck ShellCheck
koalaman/shellcheck-alpine ShellCheck
kobotoolbox KoboToolbox
koillection Koillection
kolla OpenStack Kolla
kong Kong
kopia Kopia
koreader KOReader
kserve KServe
kubeedge KubeEdge
kubeflow Kubeflow
kubeovn Kube-OVN
kubernetesui Kubernetes Dashboard
kubesphere KubeSphere
kubevirt KubeVirt
lammps LAMMPS
langflowai Langflow
langgenius Dify
ldapaccountmanager LDAP Account Manager
leanprovercommunity Lean
ledgersmb LedgerSMB
letsencrypt Let's Encrypt
lfedge LF Edge
librenms LibreNMS
libretranslate LibreTranslate
linkerd Linkerd
linuxbrew Homebrew
linuxkit LinuxKit
listmonk Listmonk
litmuschaos LitmusChaos
lldap LLDAP
lmsysorg SGLang
loci OpenStack LOCI
locustio Locust
longhornio Longhorn
lucee Lucee
maildev MailDev
mailhog MailHog
mailu Mailu
mambaorg Mamba
manageiq ManageIQ
matrixdotorg Matrix
mattermost Mattermost
mautic Mautic
mayanedms Mayan EDMS
meltano Meltano
memgraph Memgraph
metabase Metabase
metasploitframework Metasploit
metersphere MeterSphere
milvusdb Milvus
miniflux Miniflux
minizinc MiniZinc
mitmproxy mitmproxy
moby Moby
moodlehq Moodle
moveit MoveIt
mozilla Mozilla
msranni Microsoft
multiarch/qemu-user-static multiarch
mumblevoip Mumble
mvdan/shfmt shfmt
n8nio n8n
nacos Nacos
natsio NATS
netboxcommunity NetBox
netdata Netdata
nextcloud Nextcloud
nextflow Nextflow
nfcore nf-core
nginxproxy nginx-proxy
nimlang Nim
nipreps NiPreps
nocodb NocoDB
nodered Node-RED
nsqio NSQ
ocaml OCaml
octoprint OctoPrint
ollama Ollama
omnetpp OMNeT++
onlyoffice ONLYOFFICE
onosproject ONOS
openapitools OpenAPI Tools
openbao OpenBao
opencfd OpenFOAM
opencontainers Open Container Initiative
opencpu OpenCPU
opendatacube Open Data Cube
opendronemap OpenDroneMap
openemr OpenEMR
openfaas OpenFaaS
openfoam OpenFOAM
openhab openHAB
openliberty Open Liberty
openmaptiles OpenMapTiles
openmicroscopy Open Microscopy Environment
openmined OpenMined
openmodelica OpenModelica
openmrs OpenMRS
openpolicyagent Open Policy Agent
openproject OpenProject
openquantumsafe Open Quantum Safe
openremote OpenRemote
openresty OpenResty
openscad OpenSCAD
opensearchproject OpenSearch
openstackhelm OpenStack-Helm
openstf STF
openswoole Open Swoole
openthread OpenThread
opentripplanner OpenTripPlanner
openvino OpenVINO
openwhisk Apache OpenWhisk
openzipkin Zipkin
opnfv OPNFV
osgeo OSGeo
osrf Open Robotics
osrm OSRM
otel OpenTelemetry
outlinewiki Outline
oven Bun
owasp OWASP
p4lang P4
pactfoundation Pact
paddlepaddle PaddlePaddle
paketobuildpacks Paketo Buildpacks
paketocommunity Paketo Buildpacks
pandoc Pandoc
pangeo Pangeo
paperlessngx Paperless-ngx
parity Parity
parseplatform Parse Platform
passbolt Passbolt
pdal PDAL
pelias Pelias
pennylaneai PennyLane
perldocker Perl
pgpool Pgpool-II
pgrouting pgRouting
pgvector pgvector
phoronix Phoronix
photoprism PhotoPrism
phpdoc phpDocumentor
phpipam phpIPAM
phpmyadmin phpMyAdmin
phpstan PHPStan
phpswoole Swoole
pihole Pi-hole
pikvm PiKVM
pimcore Pimcore
pivotalrabbitmq RabbitMQ
plantuml PlantUML
plausible Plausible
plone Plone
plugins Drone
pnpm pnpm
ponylang Pony
postgis PostGIS
postgrest PostgREST
powerdns PowerDNS
prefecthq Prefect
prestashop PrestaShop
projectdiscovery ProjectDiscovery
prom Prometheus
prosody Prosody
pterodactyl Pterodactyl
puppet Puppet
px4io PX4
pyfound Python Software Foundation
pyodide Pyodide
pytorch PyTorch
pytorchlightning PyTorch Lightning
qbittorrentofficial qBittorrent
qdrant Qdrant
qgis QGIS
qmkfm QMK
quickwit Quickwit
racket Racket
rapidsai RAPIDS
rasa Rasa
rayproject Ray
rclone rclone
readthedocs Read the Docs
regclient regclient
remnux REMnux
renovate Renovate
restic restic
rhasspy Rhasspy
rhub R-hub
roboflow Roboflow
robotframework Robot Framework
rocker rocker
rocketchat Rocket.Chat
rocq Rocq
rootproject ROOT
rostooling ROS Tooling Working Group
roundcube Roundcube
rssbridge RSS-Bridge
rstudio Posit
rsyslog rsyslog
rubylang Ruby
rustdesk RustDesk
rustembedded Rust Embedded Working Group
rustlang Rust
sagemath SageMath
saltstack Salt
sbtscala sbt
scalameta Scalameta
screwdrivercd Screwdriver
seafileltd Seafile
searxng SearXNG
selenium Selenium
semaphoreui Semaphore UI
sharelatex Overleaf
shlinkio Shlink
sitespeedio sitespeed.io
smallstep Smallstep
snakemake Snakemake
snipe Snipe-IT
snyk Snyk
sonatype Sonatype
spack Spack
sphinxdoc Sphinx
sqlfluff SQLFluff
squidfunk/mkdocs-material Material for MkDocs
standardnotes Standard Notes
statsd StatsD
statusim Status
stellar Stellar
stirlingtools Stirling-PDF
strapi Strapi
strimzi Strimzi
swaggerapi Swagger
swiftlang Swift
syncthing Syncthing
tailscale Tailscale
tarantool Tarantool
tautulli Tautulli
technitium Technitium
tektoncd Tekton
temporalio Temporal
tensorflow TensorFlow
testcontainers Testcontainers
texlive TeX Live
tezos Tezos
thanosio Thanos
theiaide Eclipse Theia
thelounge The Lounge
tikv TiKV
tinode Tinode
tonistiigi/binfmt BuildKit maintainers
tonistiigi/xx BuildKit maintainers
tootsuite Mastodon
traccar Traccar
traefik Traefik
trilinos Trilinos
triliumnext TriliumNext
trufflesuite Truffle
tryton Tryton
typesense Typesense
unleashorg Unleash
valkey Valkey
vaultwarden Vaultwarden
vectorim Element
velero Velero
verdaccio Verdaccio
vernemq VerneMQ
vertx Eclipse Vert.x
vespaengine Vespa
vikunja Vikunja
vitess Vitess
vllm vLLM
wallabag wallabag
wasmcloud wasmCloud
wasmedge WasmEdge
weaveworks Weaveworks
webgoat OWASP WebGoat
weblate Weblate
wekanteam Wekan
wger wger
wiremock WireMock
woodpeckerci Woodpecker CI
xonsh xonsh
yarnpkg Yarn
zabbix Zabbix
zammad Zammad
zaproxy ZAP
zenml ZenML
zephyrprojectrtos Zephyr Project
zfnd Zcash Foundation
zilliz Zilliz
zulip Zulip
`;

/** `docker.io`: companies that publish their own products. */
export const hubCompanies = `
1password 1Password
acryldata DataHub
activepieces Activepieces
activestate ActiveState
adobecoldfusion Adobe
aerospike Aerospike
airbyte Airbyte
alfresco Alfresco
algorand Algorand
alibabacloud Alibaba Cloud
alibabadragonwell Alibaba Dragonwell
allegroai ClearML
alluxio Alluxio
altinity Altinity
amazeeio amazee.io
anchore Anchore
ansible Red Hat Ansible
apify Apify
appdynamics AppDynamics
appsmith Appsmith
aptoslabs Aptos Labs
aquasec Aqua Security
arangodb ArangoDB
aristanetworks Arista Networks
atlassian Atlassian
auth0 Auth0
authzed AuthZed
axoniq AxonIQ
axonivy Axon Ivy
azul Azul
bellsoft BellSoft
bitriseio Bitrise
bitwarden Bitwarden
blackfire Blackfire
blazemeter BlazeMeter
blockstream Blockstream
botpress Botpress
boxfuse Flyway
brave Brave
bridgecrew Prisma Cloud
broadinstitute Broad Institute
browserless Browserless
budibase Budibase
bufbuild Buf
casbin Casbin
casdoor Casdoor
cerbos Cerbos
chainsafe ChainSafe
chatwoot Chatwoot
checkmarx Checkmarx
checkmk Checkmk
chef Chef
chrislusf/seaweedfs SeaweedFS
circonus Circonus
citusdata Citus Data
clickhouse ClickHouse
cloudbees CloudBees
cloudera Cloudera
cloudflare Cloudflare
cloudsmith Cloudsmith
cnfldemos Confluent
cockroachdb Cockroach Labs
codacy Codacy
codeclimate Code Climate
codefresh Codefresh
collabora Collabora
confluentinc Confluent
consensys ConsenSys
containous Traefik Labs
couchbase Couchbase
countly Countly
crate Crate.io
cratedb Crate.io
cribl Cribl
crowdstrike CrowdStrike
cubejs Cube
cvat CVAT
cyberark CyberArk
d2iq D2iQ
dagster Dagster
databendlabs Databend
databricksruntime Databricks
datadog Datadog
datastax DataStax
dbtlabs dbt Labs
deepgram Deepgram
deepset deepset
deis Deis
delphix Delphix
determinedai Determined AI
devolutions Devolutions
diamondlightsource Diamond Light Source
docuseal DocuSeal
dragonflydb Dragonfly
dremio Dremio
dvcorg Iterative
dynatrace Dynatrace
edgedb EdgeDB
elastic Elastic
emby Emby
enalean Tuleap
enterprisedb EnterpriseDB
eqalpha KeyDB
espressif Espressif
eventstore Event Store
exasol Exasol
facebook Meta
firezone Firezone
formbricks Formbricks
fossa FOSSA
fpco FP Complete
fusionauth FusionAuth
geldata Gel Data
getmeili Meilisearch
getsentry Sentry
ghostfolio Ghostfolio
gitguardian GitGuardian
github GitHub
glitchtip GlitchTip
graphcore Graphcore
graphprotocol The Graph
gravitational Teleport
graviteeio Gravitee
graylog Graylog
greenbone Greenbone
greptime Greptime
gristlabs Grist Labs
growthbook GrowthBook
h2oai H2O.ai
harness Harness
hashicorp HashiCorp
hazelcast Hazelcast
heroku Heroku
hivemq HiveMQ
honeycombio Honeycomb
hortonworks Hortonworks
hpccsystems HPCC Systems
humio Humio
hyperdx HyperDX
ibmcom IBM
icinga Icinga
illasoft ILLA
imply Imply
infiniflow RAGFlow
infisical Infisical
influxdata InfluxData
inngest Inngest
instana Instana
intel Intel
intersystemsdc InterSystems
iterativeai Iterative
jetbrains JetBrains
jfrog JFrog
jgraph draw.io
juicedata JuiceFS
jumpserver JumpServer
kasmweb Kasm Technologies
kestra Kestra
konghq Kong
kurrentplatform Kurrent
lacework Lacework
langfuse Langfuse
lightbend Lightbend
lightdash Lightdash
lightninglabs Lightning Labs
lightstep Lightstep
liquibase Liquibase
litespeedtech LiteSpeed
livekit LiveKit
loadimpact Grafana k6
localstack LocalStack
loftsh Loft Labs
logdna LogDNA
logto Logto
lowcoderorg Lowcoder
magento Adobe Commerce
mailcow mailcow
mailtrap Mailtrap
manticoresearch Manticore Search
mapbox Mapbox
maprtech MapR
maptiler MapTiler
mariadb MariaDB
marqoai Marqo
materialize Materialize
mathworks MathWorks
mcp Docker
mendersoftware Mender
mendix Mendix
mesosphere Mesosphere
microsoft Microsoft
mindsdb MindsDB
minio MinIO
mirantis Mirantis
mlrun MLRun
mongodb MongoDB
mosaicml Databricks Mosaic
mulesoft MuleSoft
mysql Oracle MySQL
mysten Mysten Labs
neo4j Neo4j
netapp NetApp
netbirdio NetBird
nethermind Nethermind
neuvector NeuVector
newrelic New Relic
nginx NGINX
nginxinc NGINX
ngrok ngrok
novu Novu
ntop ntop
nvidia NVIDIA
oceanbase OceanBase
octopusdeploy Octopus Deploy
offchainlabs Offchain Labs
okteto Okteto
ontotext Ontotext
openebs OpenEBS
openfga OpenFGA
openlink OpenLink Software
opennms OpenNMS
openvpn OpenVPN
opslevel OpsLevel
oracle Oracle
orientdb OrientDB
ortussolutions Ortus Solutions
oryd Ory
overleaf Overleaf
owncloud ownCloud
pachyderm Pachyderm
paloaltonetworks Palo Alto Networks
paritytech Parity
parseable Parseable
payara Payara
payaradocker Payara
percona Percona
perconalab Percona
permify Permify
permitio Permit.io
pingcap PingCAP
pingidentity Ping Identity
planetscale PlanetScale
platformsh Platform.sh
plexinc Plex
plotly Plotly
pomerium Pomerium
portainer Portainer
portworx Portworx
posit Posit
posthog PostHog
postman Postman
prestodb Presto
prestosql Trino
prismagraphql Prisma
pulumi Pulumi
purestorage Pure Storage
pydio Pydio
qualys Qualys
questdb QuestDB
rabbitmqoperator RabbitMQ
rancher Rancher
rapid7 Rapid7
ravendb RavenDB
readyset Readyset
redash Redash
redis Redis
redislabs Redis
redocly Redocly
redpandadata Redpanda Data
replicate Replicate
resilio Resilio
returntocorp Semgrep
risingwavelabs RisingWave
rocm AMD ROCm
rook Rook
rudderlabs RudderStack
rundeck Rundeck
sapmachine SAP
sassoftware SAS
scrapinghub Zyte
scylladb ScyllaDB
seldonio Seldon
semgrep Semgrep
semitechnologies Weaviate
sentinelone SentinelOne
serverless Serverless
shopware Shopware
signoz SigNoz
sigp Sigma Prime
singlestore SingleStore
sitecore Sitecore
smartcontract Chainlink
snapcraft Canonical
snowflakedb Snowflake
solace Solace
solanalabs Solana
solarwinds SolarWinds
sonarsource SonarSource
sonatypecommunity Sonatype
sourcegraph Sourcegraph
splunk Splunk
stackrox StackRox
stalwartlabs Stalwart Labs
starburstdata Starburst
stardog Stardog
starrocks StarRocks
stereolabs Stereolabs
stoplight Stoplight
storageos StorageOS
strangebee StrangeBee
stripe Stripe
sumologic Sumo Logic
supabase Supabase
supertokens SuperTokens
surrealdb SurrealDB
symfonycorp Symfony
sysdig Sysdig
tdengine TDengine
tenable Tenable
teradata Teradata
thehiveproject StrangeBee
thingsboard ThingsBoard
tibco TIBCO
tigerbeetle TigerBeetle
tigergraph TigerGraph
timberio Datadog Vector
timescale Timescale
tooljet ToolJet
treeverse lakeFS
trinodb Trino
trufflesecurity Truffle Security
tryretool Retool
twentycrm Twenty
twilio Twilio
tyk Tyk
tykio Tyk
ubercadence Uber
ultralytics Ultralytics
upbound Upbound
vaadin Vaadin
vectorized Redpanda Data
vercel Vercel
vertica Vertica
vesoft NebulaGraph
victoriametrics VictoriaMetrics
vmware VMware
voltdb VoltDB
wallarm Wallarm
wandb Weights & Biases
wavesplatform Waves
wazuh Wazuh
weaviate Weaviate
wolframresearch Wolfram Research
workato Workato
wpscanteam WPScan
wso2 WSO2
yandex Yandex
yugabytedb Yugabyte
zeebe Camunda
zenmldocker ZenML
zerotier ZeroTier
zilliztech Zilliz
zinclabs Zinc Labs
zitadel ZITADEL
`;

/** `docker.io`: operators of a platform whose images belong to that platform. */
export const hubPlatforms = `
amazon Amazon Web Services
appsvc Microsoft Azure App Service
awsllc Amazon Web Services
balena balena
balenalib balena
bitbucketpipelines Atlassian Bitbucket
cimg CircleCI
circleci CircleCI
cirrusci Cirrus CI
codeship CodeShip
devwithlando Lando
docker Docker
dockereng Docker
dockersamples Docker
docksal Docksal
gitpodio Gitpod
google Google
jetpackio Jetify
netlify Netlify
nixpacks Railway
openshift Red Hat OpenShift
railwayapp Railway
renderinc Render
resin balena
travisci Travis CI
uselagoon amazee.io
`;

/** `docker.io`: Linux and other distributions in their own namespace. */
export const hubDistributions = `
almalinux AlmaLinux
alpinelinux Alpine Linux
archlinux Arch Linux
blackarchlinux BlackArch
centos CentOS Project
chainguard Chainguard
clearlinux Clear Linux
debian Debian
devuan Devuan
eurolinux EuroLinux
fedora Fedora Project
gentoo Gentoo
kalilinux Kali Linux
linuxdeepin deepin
manjarolinux Manjaro Linux
nixos NixOS
nixpkgs Nixpkgs
openanolis OpenAnolis
openeuler openEuler
opensuse openSUSE
openwrt OpenWrt
openwrtorg OpenWrt
parrotsec Parrot Security
redhat Red Hat
rockylinux Rocky Linux
sabayon Sabayon
scientificlinux Scientific Linux
slitaz SliTaz
suse SUSE
ubuntu Canonical
voidlinux Void Linux
`;

/** `quay.io`. */
export const quayPublishers = `
3scale 3scale
almalinuxorg AlmaLinux
ansible Red Hat Ansible
apicurio Apicurio
app-sre Red Hat
argoproj Argo
argoprojlabs Argo
artemiscloud ArtemisCloud
artifacthub Artifact Hub
ascend Huawei Ascend
astronomer Astronomer
bioconductor Bioconductor
buildah Buildah
calico Project Calico
centos CentOS Project
centos-bootc CentOS Project
centos7 CentOS Project
ceph Ceph
cephcsi Ceph
che-incubator Eclipse Che
cilium Cilium
cloudnativepg CloudNativePG
cloudservices Red Hat
cockpit Cockpit
cockroachdb Cockroach Labs
codefresh Codefresh
condaforge conda-forge
containers Containers project
coreos CoreOS
cortexproject Cortex
csiaddons CSI Addons
curl curl
debezium Debezium
deis Deis
devfile Devfile
devtools_gitops Red Hat
dexidp Dex
domino Domino Data Lab
eclipse Eclipse Foundation
edge-infrastructure Red Hat OpenShift
enterprisedb EnterpriseDB
external_storage Kubernetes
fedora Fedora Project
fedora-ostree-desktops Fedora Project
freeipa FreeIPA
frrouting FRRouting
galaxy Galaxy Project
giantswarm Giant Swarm
go-skynet LocalAI
goswagger go-swagger
gravitational Teleport
hedgedoc HedgeDoc
helmpack Helm
hyperfoil Hyperfoil
hypershift Red Hat OpenShift
infinispan Infinispan
influxdb InfluxData
iovisor IO Visor
jaegertracing Jaeger
jetstack cert-manager
jupyter Jupyter
jupyterhub Jupyter
k8scsi Kubernetes
keycloak Keycloak
kiali Kiali
kiegroup KIE
konflux-ci Konflux
konveyor Konveyor
kuadrant Kuadrant
kubermatic Kubermatic
kubernetes-ingress-controller Kubernetes
kubevirt KubeVirt
letsencrypt Let's Encrypt
libpod Podman
libvirt libvirt
lvh-images Cilium
metallb MetalLB
microcks Microcks
minio MinIO
modh Red Hat OpenShift AI
mongodb MongoDB
mozmar Mozilla
nebari Nebari
netapp NetApp
nmstate NMState
noobaa NooBaa
oauth2-proxy OAuth2 Proxy
observatorium Observatorium
open-cluster-management Open Cluster Management
open-quantum-safe Open Quantum Safe
opencast Opencast
opencontainers Open Container Initiative
opendatahub Open Data Hub
openscap OpenSCAP
openshift Red Hat OpenShift
openshift-release-dev Red Hat OpenShift
operator-framework Operator Framework
outline Outline
ovirt oVirt
packit Packit
pangeo Pangeo
podman Podman
projectcalico Project Calico
projectquay Project Quay
prometheus Prometheus
prometheus-operator Prometheus Operator
prometheuscommunity Prometheus
pulp Pulp
pypa Python Packaging Authority
quarkus Quarkus
quay Red Hat Quay
redhat-appstudio Red Hat
redhat-developer Red Hat
redhat-user-workloads Red Hat
rhacs-eng StackRox
rockylinux Rocky Linux
rockylinuxorg Rocky Linux
samba.org Samba
sclorg Software Collections
signalfx Splunk
skopeo Skopeo
skupper Skupper
soketi soketi
solo-io Solo.io
stackrox StackRox
stackrox-io StackRox
strimzi Strimzi
submariner Submariner
sustainable_computing_io Kepler
sysdig Sysdig
thanos Thanos
tigera Tigera
toolbx Toolbx
toolbx-images Toolbx
unstructured-io Unstructured
vexxhost VEXXHOST
weaveworks Weaveworks
wildfly WildFly
wildfly-snapshots WildFly
wire Wire
zitadel ZITADEL
`;

/** `ghcr.io`: organisations that publish their own software. */
export const ghcrPublishers = `
actions GitHub Actions
activeloopai Activeloop
actualbudget Actual
adoptium Adoptium
aiven Aiven
aiven-open Aiven
all-hands-ai OpenHands
almalinux AlmaLinux
anchore Anchore
apache Apache Software Foundation
apple Apple
aquasecurity Aqua Security
argoproj Argo
astral-sh Astral
atuinsh Atuin
authelia Authelia
authzed AuthZed
backstage Backstage
basecamp Basecamp
berriai LiteLLM
bitwarden Bitwarden
blakeblackshear/frigate Frigate
buildpacks Cloud Native Buildpacks
bytecodealliance Bytecode Alliance
calcom Cal.com
chainguard-dev Chainguard
chaos-mesh Chaos Mesh
chroma-core Chroma
cirruslabs Cirrus Labs
cloudflare Cloudflare
cloudnative-pg CloudNativePG
coder Coder
conda-forge conda-forge
containerbase Containerbase
containerd containerd
containers Containers project
cross-rs cross
crossplane Crossplane
crowdsecurity CrowdSec
cyclonedx OWASP CycloneDX
cypress-io Cypress
dani-garcia/vaultwarden Vaultwarden
dapr Dapr
dask Dask
dbt-labs dbt Labs
ddev DDEV
denoland Deno
dependabot Dependabot
dependencytrack OWASP Dependency-Track
determinatesystems Determinate Systems
devcontainers Dev Containers
dexidp Dex
docker Docker
dotnet .NET Foundation
dragonflydb Dragonfly
dragonflyoss Dragonfly
eclipse-ee4j Eclipse Foundation
edgelesssys Edgeless Systems
element-hq Element
elixir-lang Elixir
emqx EMQX
erlang Erlang/OTP
esp-rs esp-rs
esphome ESPHome
external-secrets External Secrets
fedora-cloud Fedora Project
fermyon Fermyon
ferretdb FerretDB
firecracker-microvm Firecracker
flannel-io Flannel
fluent Fluent
fluxcd Flux
foundry-rs Foundry
freecad FreeCAD
freshrss FreshRSS
getalby Alby
gethomepage Homepage
getsentry Sentry
getumbrel Umbrel
ggerganov/llama.cpp llama.cpp
ggml-org llama.cpp
github GitHub
gitleaks Gitleaks
gitpod-io Gitpod
gitroomhq Postiz
glanceapp Glance
gleam-lang Gleam
go-gitea Gitea
go-vikunja Vikunja
goauthentik authentik
gohugoio Hugo
golangci golangci-lint
google Google
google-gemini Google
googlecloudplatform Google Cloud
googlecontainertools Google Container Tools
goreleaser GoReleaser
graalvm GraalVM
grafana Grafana Labs
grpc-ecosystem gRPC Ecosystem
hadolint hadolint
haproxytech HAProxy Technologies
hashicorp HashiCorp
haskell Haskell
hedgedoc HedgeDoc
helm Helm
hoarder-app Karakeep
home-assistant Home Assistant
homebrew Homebrew
huggingface Hugging Face
hyperledger Hyperledger
imgproxy imgproxy
immich-app Immich
infisical Infisical
inspektor-gadget Inspektor Gadget
intel Intel
intersectmbo Cardano
invoke-ai InvokeAI
istio Istio
jellyfin Jellyfin
jenkins-x Jenkins X
jenkinsci Jenkins
juanfont/headscale Headscale
jupyterhub Jupyter
k0sproject k0s
k3d-io k3d
k3s-io k3s
k8sgpt-ai K8sGPT
karakeep-app Karakeep
karmada-io Karmada
kedacore KEDA
keptn Keptn
kiwix Kiwix
knative Knative
komodorio Komodor
kube-vip kube-vip
kubereboot Kured
kubernetes Kubernetes
kubernetes-sigs Kubernetes SIGs
kubevirt KubeVirt
kubewarden Kubewarden
kyverno Kyverno
langchain-ai LangChain
langflow-ai Langflow
langfuse Langfuse
leanprover Lean
linkerd Linkerd
linkwarden Linkwarden
linuxkit LinuxKit
lix-project Lix
llm-d llm-d
lobehub LobeHub
loft-sh Loft Labs
louislam/uptime-kuma Uptime Kuma
mamba-org Mamba
maplibre MapLibre
mastodon Mastodon
matrix-org Matrix
maybe-finance Maybe
mealie-recipes Mealie
mermaid-js Mermaid
microsoft Microsoft
miniflux Miniflux
mlflow MLflow
moby Moby
mozilla Mozilla
mudler/localai LocalAI
mumble-voip Mumble
music-assistant Music Assistant
n8n-io n8n
nats-io NATS
navidrome Navidrome
netbirdio NetBird
netbox-community NetBox
nextcloud Nextcloud
nextcloud-releases Nextcloud
nginx NGINX
nginxinc NGINX
nix-community Nix community
nixos NixOS
nodejs Node.js
notaryproject Notary Project
nvidia NVIDIA
oasis-tcs OASIS
ocaml OCaml
ollama Ollama
open-feature OpenFeature
open-policy-agent Open Policy Agent
open-telemetry OpenTelemetry
open-webui Open WebUI
openbao OpenBao
opencontainers Open Container Initiative
opencost OpenCost
openfaas OpenFaaS
openfga OpenFGA
openhands OpenHands
opentofu OpenTofu
openzfs OpenZFS
openzim openZIM
oracle Oracle
oras-project ORAS
ory Ory
osgeo OSGeo
osrf Open Robotics
oven-sh Bun
oxsecurity OX Security
paperless-ngx Paperless-ngx
pdm-project PDM
penpot Penpot
pgadmin-org pgAdmin
phpmyadmin phpMyAdmin
phpstan PHPStan
plausible Plausible
pnpm pnpm
pocket-id Pocket ID
polkadot-fellows Polkadot
postgresml PostgresML
posthog PostHog
prefix-dev prefix.dev
project-osrm OSRM
project-zot zot
projectcontour Contour
projectdiscovery ProjectDiscovery
prometheus Prometheus
prometheus-community Prometheus
prometheus-operator Prometheus Operator
pulumi Pulumi
puppeteer Puppeteer
puppetlabs Puppet
pyca Python Cryptographic Authority
pypa Python Packaging Authority
pytorch PyTorch
quickwit-oss Quickwit
r-hub R-hub
r-lib R-lib
rails Rails
railwayapp Railway
rancher Rancher
regclient regclient
renovate Renovate
renovatebot Renovate
requarks Wiki.js
roadrunner-server RoadRunner
rocker-org rocker
rook Rook
rss-bridge RSS-Bridge
ruby Ruby
runatlantis Atlantis
rust-cross rust-cross
rust-lang Rust
scroll-tech Scroll
searxng SearXNG
seaweedfs SeaweedFS
semaphoreui Semaphore UI
servo Servo
sgl-project SGLang
shlinkio Shlink
shopware Shopware
siderolabs Sidero Labs
sigstore Sigstore
slsa-framework SLSA
spack Spack
spiffe SPIFFE
spinframework Spin
sqlfluff SQLFluff
squidfunk/mkdocs-material Material for MkDocs
stackrox StackRox
stalwartlabs Stalwart Labs
static-web-server Static Web Server
supabase Supabase
super-linter Super-Linter
suse SUSE
swiftlang Swift
symfony-cli Symfony
tailscale Tailscale
tektoncd Tekton
thingsboard ThingsBoard
toeverything AFFiNE
traefik Traefik
triggerdotdev Trigger.dev
trinodb Trino
triton-inference-server NVIDIA
trufflesecurity Truffle Security
twentyhq Twenty
typst Typst
ublue-os Universal Blue
umami-software Umami
unikraft Unikraft
usememos memos
valhalla Valhalla
valkey-io Valkey
vanilla-os Vanilla OS
vectordotdev Vector
vllm-project vLLM
void-linux Void Linux
voidzero-dev VoidZero
warp-tech Warpgate
wasmcloud wasmCloud
webassembly WebAssembly
werf werf
wg-easy wg-easy
windmill-labs Windmill
wolfi-dev Wolfi
yugabyte Yugabyte
zalando Zalando
zaproxy ZAP
zarf-dev Zarf
zephyrproject-rtos Zephyr Project
ziglang Zig
zitadel ZITADEL
`;

/** `gcr.io` (and its regional hosts). */
export const gcrPublishers = `
agones-images Agones
apigee-release Google Apigee
bazel-public Bazel
buildpacks Google Cloud Buildpacks
cadvisor cAdvisor
cloud-builders Google Cloud Build
cloud-devrel-public-resources Google Cloud
cloud-marketplace Google Cloud Marketplace
cloud-spanner-emulator Google Cloud Spanner
cloud-sql-connectors Google Cloud SQL
cloudrun Google Cloud Run
cloudsql-docker Google Cloud SQL
datadoghq Datadog
dataflow-templates Google Cloud Dataflow
dataflow-templates-base Google Cloud Dataflow
deeplearning-platform-release Google Cloud
distroless Google Distroless
endpoints-release Google Cloud Endpoints
etcd-development etcd
flame-public Buildbarn
fuzzbench FuzzBench
gcp-runtimes Google
gke-networking-test-images Google Kubernetes Engine
gke-release Google Kubernetes Engine
go-containerregistry go-containerregistry
google-appengine Google App Engine
google-containers Kubernetes
google-github-actions Google
google-samples Google
google.com Google
google_containers Kubernetes
gvisor-presubmit gVisor
heptio-images Heptio
istio-release Istio
istio-testing Istio
k8s-artifacts-prod Kubernetes
k8s-minikube minikube
k8s-prow Kubernetes
k8s-skaffold Skaffold
k8s-staging-boskos Kubernetes
k8s-staging-build-image Kubernetes
k8s-staging-kustomize Kubernetes
k8s-staging-test-infra Kubernetes
k8s-testimages Kubernetes
kaggle-gpu-images Kaggle
kaggle-images Kaggle
kaniko-project kaniko
knative-releases Knative
kpt-dev kpt
kpt-fn kpt
kubebuilder Kubebuilder
kubeflow-images-public Kubeflow
linkerd-io Linkerd
ml-pipeline Kubeflow
openconfig OpenConfig
oss-fuzz OSS-Fuzz
oss-fuzz-base OSS-Fuzz
paketo-buildpacks Paketo Buildpacks
paketo-community Paketo Buildpacks
pixie-oss Pixie
projectsigstore Sigstore
prysmaticlabs Prysm
repo-automation-bots Google
spiffe-io SPIFFE
stackdriver-agents Google Cloud
tekton-releases Tekton
tensorflow TensorFlow
tfx-oss-public TensorFlow Extended
tpu-pytorch PyTorch/XLA
trillian-opensource-ci Trillian
`;

/** `public.ecr.aws`. */
export const publicEcrPublishers = `
amazon-ecs Amazon Web Services
amazoncorretto Amazon Corretto
amazonlinux Amazon Linux
aquasecurity Aqua Security
aws-cli Amazon Web Services
aws-controllers-k8s Amazon Web Services
aws-dynamodb-local Amazon Web Services
aws-ec2 Amazon Web Services
aws-for-fluent-bit Amazon Web Services
aws-gcr-solutions Amazon Web Services
aws-mountpoint-s3-csi-driver Amazon Web Services
aws-observability Amazon Web Services
aws-sagemaker Amazon Web Services
aws-secrets-manager Amazon Web Services
aws-xray Amazon Web Services
awsguru/aws-lambda-adapter Amazon Web Services
bedrock Amazon Web Services
bottlerocket Bottlerocket
cdk8s Amazon Web Services
cloudwatch-agent Amazon Web Services
codebuild Amazon Web Services
datadog Datadog
debian Debian
deep-learning-containers Amazon Web Services
docker Docker
dynatrace Dynatrace
ebs-csi-driver Amazon Web Services
ecs Amazon Web Services
ecs-sample-image Amazon Web Services
efs-csi-driver Amazon Web Services
eks Amazon Web Services
eks-distro Amazon Web Services
eks-distro-build-tooling Amazon Web Services
elastic Elastic
emr-on-eks Amazon Web Services
emr-serverless Amazon Web Services
finch Amazon Web Services
firelens Amazon Web Services
gravitational Teleport
hashicorp HashiCorp
karpenter Karpenter
lambda Amazon Web Services
localstack LocalStack
lts Canonical
neuron Amazon Web Services
newrelic New Relic
nginx NGINX
powertools Amazon Web Services
sam Amazon Web Services
spacelift Spacelift
supabase Supabase
ubuntu Canonical
xray Amazon Web Services
zinclabs Zinc Labs
`;

/** `registry.gitlab.com`. */
export const gitlabPublishers = `
components GitLab
fdroid F-Droid
gitlab-com GitLab
gitlab-org GitLab
graphviz/graphviz Graphviz
inkscape Inkscape
islandoftex Island of TeX
kalilinux Kali Linux
libvirt libvirt
pages GitLab
qemu-project QEMU
security-products GitLab
tezos Tezos
wireshark Wireshark
`;

/**
 * Registries that belong as a whole to one publisher, or the paths that do where others have accounts on the same
 * host: host and path, kind, name.
 */
export const vendorRegistries = `
candidate-registry.fedoraproject.org distribution Fedora Project
cgr.dev distribution Chainguard
code.forgejo.org/forgejo project Forgejo
codeberg.org/forgejo project Forgejo
container-registry.oracle.com platform Oracle
containers.intersystems.com company InterSystems
cp.icr.io company IBM
cp.stg.icr.io company IBM
cr.fluentbit.io project Fluent Bit
cr.jaegertracing.io project Jaeger
cr.kgateway.dev project kgateway
cr.l5d.io project Linkerd
cr.weaviate.io company Weaviate
data.forgejo.org/forgejo project Forgejo
dhi.io platform Docker Hardened Images
dock.mau.dev/maubot project maubot
dock.mau.dev/mautrix project mautrix
docker-registry.wikimedia.org company Wikimedia Foundation
docker.arangodb.com company ArangoDB
docker.dragonflydb.io company Dragonfly
docker.elastic.co company Elastic
docker.enterprisedb.com company EnterpriseDB
docker.getcollate.io company Collate
docker.getoutline.com company Outline
docker.gitea.com project Gitea
docker.litellm.ai company LiteLLM
docker.n8n.io company n8n
docker.onedata.org project Onedata
docker.osgeo.org project OSGeo
docker.packages.nuxeo.com company Nuxeo
docker.redpanda.com company Redpanda Data
docker.stackable.tech company Stackable
docker.vectorized.io company Redpanda Data
downloads.unstructured.io company Unstructured
dp.apps.rancher.io distribution SUSE
europe-docker.pkg.dev/gardener-project project Gardener
europe-docker.pkg.dev/kyma-project project Kyma
gke.gcr.io platform Google Kubernetes Engine
hub.deepin.io distribution deepin
hub.oepkgs.net/openeuler distribution openEuler
hub.opensciencegrid.org/opensciencegrid project Open Science Grid
hub.opensciencegrid.org/osg-htc project Open Science Grid
icr.io platform IBM Cloud
invent-registry.kde.org/sysadmin project KDE
k8s.gcr.io project Kubernetes
l.gcr.io/google platform Google
launcher.gcr.io/google platform Google
marketplace.gcr.io/google platform Google
mcr.microsoft.com platform Microsoft
nvcr.io/hpc company NVIDIA
nvcr.io/nim company NVIDIA
nvcr.io/nvidia company NVIDIA
oci.external-secrets.io project External Secrets
oci.stackable.tech company Stackable
projects.packages.broadcom.com company Broadcom
projects.registry.vmware.com company VMware
quay.gnome.org project GNOME
reg.kyverno.io project Kyverno
registry.access.redhat.com distribution Red Hat
registry.altlinux.org distribution ALT Linux
registry.astralinux.ru distribution Astra Linux
registry.camunda.cloud company Camunda
registry.centos.org distribution CentOS Project
registry.ci.openshift.org project OpenShift CI
registry.community.greenbone.net company Greenbone
registry.connect.redhat.com platform Red Hat certified partners
registry.datadoghq.com company Datadog
registry.deckhouse.io company Flant
registry.deckhouse.ru company Flant
registry.developers.crunchydata.com company Crunchy Data
registry.fedoraproject.org distribution Fedora Project
registry.freedesktop.org/freedesktop project freedesktop.org
registry.freedesktop.org/gstreamer project GStreamer
registry.freedesktop.org/mesa project Mesa
registry.freedesktop.org/pipewire project PipeWire
registry.freedesktop.org/wayland project Wayland
registry.freedesktop.org/xorg project X.Org
registry.gitlab.alpinelinux.org/alpine distribution Alpine Linux
registry.gitlab.gnome.org/gnome project GNOME
registry.jetbrains.team company JetBrains
registry.k8s.io project Kubernetes
registry.mongodb.com company MongoDB
registry.openanolis.cn distribution OpenAnolis
registry.opensource.zalan.do/acid company Zalando
registry.opensuse.org/kubic distribution openSUSE
registry.opensuse.org/opensuse distribution openSUSE
registry.red-soft.ru distribution RED OS
registry.redhat.io distribution Red Hat
registry.salsa.debian.org/salsa-ci-team distribution Debian
registry.suse.com distribution SUSE
registry.svc.ci.openshift.org project OpenShift CI
registry.ubuntu.com distribution Canonical
registry.werf.io project werf
registry2.balena-cloud.com platform balena
releases-docker.jfrog.io company JFrog
rocks.canonical.com distribution Canonical
us-docker.pkg.dev/cloudrun platform Google Cloud Run
us-docker.pkg.dev/colab-images platform Google Colab
us-docker.pkg.dev/deeplearning-platform-release platform Google Cloud
us-docker.pkg.dev/fairwinds-ops company Fairwinds
us-docker.pkg.dev/gar-prod-setup/harness-public company Harness
us-docker.pkg.dev/gce-ai-infra platform Google Cloud
us-docker.pkg.dev/gemini-code-dev platform Google
us-docker.pkg.dev/google-samples platform Google
us-docker.pkg.dev/oplabs-tools-artifacts company OP Labs
us-docker.pkg.dev/spinnaker-community project Spinnaker
us-docker.pkg.dev/vertex-ai platform Google Cloud
vault.habana.ai company Intel
xpkg.crossplane.io project Crossplane
xpkg.upbound.io/crossplane-contrib project Crossplane
xpkg.upbound.io/upbound company Upbound
`;
