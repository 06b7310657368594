/**
 * Who publishes what where: entities that publish their own software (or their own distribution or platform)
 * in their own namespace or registry.
 *
 * Source: curated by hand from the namespaces that public Dockerfiles use and from the publishers' own
 * documentation; curated 2026-11-21. Persons and repackagers of other people's software are left out on purpose.
 *
 * One line per publisher: the repository path that the entry covers (a namespace, or deeper), then its name.
 * The kind comes from the table the line stands in.
 */

/** `docker.io`: projects (upstreams of free software, foundations, working groups). */
export const hubProjects = `
adguard AdGuard
adoptopenjdk AdoptOpenJDK
alephium Alephium
alerta Alerta
antrea Antrea
apache Apache Software Foundation
apachepulsar Apache Pulsar
apacherocketmq Apache RocketMQ
appwrite Appwrite
aquasec Aqua Security
arangodb ArangoDB
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
bazel Bazel
bioconductor Bioconductor
bitshares BitShares
blazemeter BlazeMeter
blockscout Blockscout
bookstack BookStack
boxfuse Flyway
buildkite Buildkite
buildpacksio Cloud Native Buildpacks
caddy Caddy
calcom Cal.com
calico Project Calico
camunda Camunda
carlasim CARLA
cern CERN
certbot Certbot
chartmuseum ChartMuseum
chromadb Chroma
cilium Cilium
ckan CKAN
clamav ClamAV
clojure Clojure
cloudcustodian Cloud Custodian
cloudfoundry Cloud Foundry
cmssw CERN CMS
codeception Codeception
codercom Coder
composer Composer
conanio Conan
concourse Concourse
condaforge conda-forge
continuumio Anaconda
coqorg Coq
coredns CoreDNS
crowdsecurity CrowdSec
crystallang Crystal
cypress Cypress
cznic CZ.NIC
dask Dask
daskdev Dask
datahubproject DataHub
dbeaver DBeaver
dcm4che dcm4che
debezium Debezium
debuerreotype debuerreotype
decidim Decidim
denoland Deno
dependabot Dependabot
dependencytrack OWASP Dependency-Track
dgraph Dgraph
directus Directus
discourse Discourse
dokku Dokku
dolfinx FEniCS
dovecot Dovecot
dpage pgAdmin
dragonflyoss Dragonfly
drone Drone
drupalci Drupal CI
eclipse Eclipse Foundation
eclipse-ditto Eclipse Ditto
eclipseche Eclipse Che
eclipsefdn Eclipse Foundation
elementsproject Elements Project
emqx EMQX
emscripten Emscripten
envoyproxy Envoy
erigontech Erigon
esphome ESPHome
ethereum Ethereum
etherpad Etherpad
excalidraw Excalidraw
falcosecurity Falco
fedora Fedora Project
fenicsproject FEniCS
firebirdsql Firebird
firedrakeproject Firedrake
firefly-iii Firefly III
fireflyiii Firefly III
flannel Flannel
flowiseai Flowise
fluent Fluent
fluentd Fluentd
fluxcd Flux
flyway Flyway
fnproject Fn Project
foldingathome Folding@home
frappe Frappe
freeradius FreeRADIUS
freshrss FreshRSS
galaxy Galaxy Project
gazebosim Gazebo
geant4 Geant4
geonetwork GeoNetwork
gitea Gitea
gitlab GitLab
gitpod Gitpod
gnu GNU
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
guacamole Apache Guacamole
hadolint hadolint
haproxytech HAProxy Technologies
hasura Hasura
headscale Headscale
hedgedoc HedgeDoc
hexpm Hex
homeassistant Home Assistant
homebrew Homebrew
huggingface Hugging Face
hylang Hy
hyperledger Hyperledger
immich-app Immich
infracost Infracost
invoiceninja Invoice Ninja
iotaledger IOTA
ipfs IPFS
istio Istio
jaegertracing Jaeger
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
k6io Grafana k6
karmada Karmada
kindest Kubernetes kind
kivy Kivy
koalaman/shellcheck ShellCheck
koalaman/shellcheck-alpine ShellCheck
kobotoolbox KoboToolbox
kolla OpenStack Kolla
kong Kong
koreader KOReader
kserve KServe
kubeedge KubeEdge
kubeflow Kubeflow
kubernetesui Kubernetes Dashboard
kubevirt KubeVirt
langchain LangChain
langgenius Dify
ledgersmb LedgerSMB
lfedge LF Edge
librenms LibreNMS
libretranslate LibreTranslate
linkerd Linkerd
linuxbrew Homebrew
linuxkit LinuxKit
listmonk Listmonk
litmuschaos LitmusChaos
loci OpenStack LOCI
locustio Locust
longhornio Longhorn
lucee Lucee
maildev MailDev
mailhog MailHog
mailu Mailu
mambaorg Mamba
manageiq ManageIQ
mastodon Mastodon
matrixdotorg Matrix
mattermost Mattermost
mautic Mautic
mautrix mautrix
mayanedms Mayan EDMS
meltano Meltano
memgraph Memgraph
metabase Metabase
milvusdb Milvus
miniflux Miniflux
minizinc MiniZinc
mitmproxy mitmproxy
moby Moby
mongodb MongoDB
moodlehq Moodle
mozilla Mozilla
multiarch/qemu-user-static multiarch
mvdan/shfmt shfmt
n8nio n8n
natsio NATS
netboxcommunity NetBox
netdata Netdata
nextcloud Nextcloud
nginxproxy nginx-proxy
nimlang Nim
nixos NixOS
nocodb NocoDB
nodered Node-RED
ocaml OCaml
octoprint OctoPrint
ollama Ollama
omnetpp OMNeT++
onlyoffice ONLYOFFICE
openanolis OpenAnolis
openapitools OpenAPI Tools
openbao OpenBao
opencollab OpenCollab
opencontainers Open Container Initiative
opencpu OpenCPU
opendronemap OpenDroneMap
openeuler openEuler
openfaas OpenFaaS
openfoam OpenFOAM
openhab openHAB
openmicroscopy Open Microscopy Environment
openmined OpenMined
openmrs OpenMRS
openpolicyagent Open Policy Agent
openproject OpenProject
openresty OpenResty
opensearchproject OpenSearch
openstackhelm OpenStack-Helm
opensuse openSUSE
openthread OpenThread
openvino OpenVINO
openwhisk Apache OpenWhisk
openwrt OpenWrt
openwrtorg OpenWrt
openzipkin Zipkin
opnfv OPNFV
osgeo OSGeo
osrf Open Robotics
osrm OSRM
otel OpenTelemetry
outlinewiki Outline
oven Bun
owasp OWASP
paketobuildpacks Paketo Buildpacks
pandoc Pandoc
paperlessngx Paperless-ngx
parity Parity
parseplatform Parse Platform
passbolt Passbolt
pennylaneai PennyLane
perldocker Perl
pgvector pgvector
phoronix Phoronix
photoprism PhotoPrism
phpmyadmin phpMyAdmin
phpstan PHPStan
phpswoole Swoole
pihole Pi-hole
pimcore Pimcore
plantuml PlantUML
plausible Plausible
plone Plone
pnpm pnpm
postgis PostGIS
postgrest PostgREST
powerdns PowerDNS
prefecthq Prefect
prestashop PrestaShop
project-osrm OSRM
projectdiscovery ProjectDiscovery
prom Prometheus
prosody Prosody
pterodactyl Pterodactyl
puppet Puppet
px4io PX4
pyodide Pyodide
pytorch PyTorch
pytorchlightning PyTorch Lightning
qdrant Qdrant
qgis QGIS
qmkfm QMK
quickwit Quickwit
rasa Rasa
rayproject Ray
rclone rclone
readthedocs Read the Docs
renovate Renovate
restic restic
rhasspy Rhasspy
roboflow Roboflow
robotframework Robot Framework
rocker rocker
rocketchat Rocket.Chat
rootproject ROOT
rstudio Posit
rustdesk RustDesk
rustlang Rust
sagemath SageMath
saltstack Salt
sbtscala sbt
scala-sbt sbt
scalameta Scalameta
seafileltd Seafile
searxng SearXNG
selenium Selenium
sharelatex Overleaf
shlinkio Shlink
sitespeedio sitespeed.io
smallstep Smallstep
snipe Snipe-IT
snyk Snyk
sonatype Sonatype
spack Spack
squidfunk Material for MkDocs
standardnotes Standard Notes
statsd StatsD
stellar Stellar
stirlingtools Stirling-PDF
strapi Strapi
streamlit Streamlit
strimzi Strimzi
swaggerapi Swagger
swiftlang Swift
syncthing Syncthing
tailscale Tailscale
tarantool Tarantool
tautulli Tautulli
tdengine TDengine
tektoncd Tekton
temporalio Temporal
tensorflow TensorFlow
testcontainers Testcontainers
texlive TeX Live
thanosio Thanos
thelounge The Lounge
thingsboard ThingsBoard
tonistiigi/binfmt BuildKit maintainers
tonistiigi/xx BuildKit maintainers
tootsuite Mastodon
traefik Traefik
triliumnext TriliumNext
trufflesuite Truffle
tryton Tryton
typesense Typesense
unleashorg Unleash
vaultwarden Vaultwarden
vectorim Element
velero Velero
verdaccio Verdaccio
vespaengine Vespa
vikunja Vikunja
vitess Vitess
vllm vLLM
voidlinux Void Linux
wagtail Wagtail
wallabag wallabag
wazuh Wazuh
weaveworks Weaveworks
weblate Weblate
wiremock WireMock
woodpeckerci Woodpecker CI
xonsh xonsh
yandex Yandex
yarnpkg Yarn
zabbix Zabbix
zammad Zammad
zenml ZenML
zilliz Zilliz
zulip Zulip
`;

/** `docker.io`: companies that publish their own products. */
export const hubCompanies = `
1password 1Password
activepieces Activepieces
activestate ActiveState
aerospike Aerospike
airbyte Airbyte
alfresco Alfresco
alibabacloud Alibaba Cloud
altinity Altinity
amazeeio amazee.io
anchore Anchore
ansible Red Hat Ansible
appdynamics AppDynamics
appsmith Appsmith
aristanetworks Arista Networks
atlassian Atlassian
auth0 Auth0
authzed AuthZed
axoniq AxonIQ
axonivy Axon Ivy
bitwarden Bitwarden
blackfire Blackfire
brave Brave
bridgecrew Prisma Cloud
browserless Browserless
budibase Budibase
casbin Casbin
casdoor Casdoor
cerbos Cerbos
checkmarx Checkmarx
chef Chef
chrislusf/seaweedfs SeaweedFS
circonus Circonus
citusdata Citus Data
clickhouse ClickHouse
cloudbees CloudBees
cloudera Cloudera
cloudflare Cloudflare
cloudsmith Cloudsmith
cockroachdb Cockroach Labs
codacy Codacy
codeclimate Code Climate
collabora Collabora
confluentinc Confluent
consensys ConsenSys
containous Traefik Labs
couchbase Couchbase
crate Crate.io
cratedb Crate.io
cribl Cribl
crowdstrike CrowdStrike
cubejs Cube
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
delphix Delphix
devolutions Devolutions
diamondlightsource Diamond Light Source
dragonflydb Dragonfly
dremio Dremio
dynatrace Dynatrace
edgedb EdgeDB
elastic Elastic
enterprisedb EnterpriseDB
eqalpha KeyDB
eventstore Event Store
exasol Exasol
facebook Meta
formbricks Formbricks
fossa FOSSA
fusionauth FusionAuth
geldata Gel Data
getmeili Meilisearch
getsentry Sentry
gitguardian GitGuardian
github GitHub
gravitational Teleport
graylog Graylog
greptime Greptime
gristlabs Grist Labs
growthbook GrowthBook
harness Harness
hashicorp HashiCorp
hazelcast Hazelcast
heroku Heroku
hivemq HiveMQ
humio Humio
ibmcom IBM
illasoft ILLA
imply Imply
infisical Infisical
influxdata InfluxData
inngest Inngest
instana Instana
intel Intel
intersystemsdc InterSystems
jetbrains JetBrains
jfrog JFrog
juicedata JuiceFS
jumpserver JumpServer
kasmweb Kasm Technologies
kestra Kestra
konghq Kong
kurrentplatform Kurrent
lacework Lacework
lightbend Lightbend
liquibase Liquibase
localstack LocalStack
logdna LogDNA
logto Logto
lowcoderorg Lowcoder
mailcow mailcow
mapbox Mapbox
maptiler MapTiler
mariadb MariaDB
materialize Materialize
mathworks MathWorks
mcp Docker
mendersoftware Mender
mendix Mendix
mesosphere Mesosphere
microsoft Microsoft
minio MinIO
mirantis Mirantis
mongodb-labs MongoDB
mulesoft MuleSoft
mysql Oracle MySQL
netapp NetApp
newrelic New Relic
nginx NGINX
nginxinc NGINX
ngrok ngrok
novu Novu
nvidia NVIDIA
oceanbase OceanBase
octopusdeploy Octopus Deploy
okteto Okteto
openebs OpenEBS
openfga OpenFGA
opentexts OpenText
opslevel OpsLevel
oracle Oracle
orientdb OrientDB
oryd Ory
overleaf Overleaf
pachyderm Pachyderm
paloaltonetworks Palo Alto Networks
payara Payara
payaradocker Payara
percona Percona
permify Permify
permitio Permit.io
pingcap PingCAP
pingidentity Ping Identity
planetscale PlanetScale
platformsh Platform.sh
plotly Plotly
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
questdb QuestDB
rabbitmqoperator RabbitMQ
rancher Rancher
rapid7 Rapid7
ravendb RavenDB
readyset Readyset
redash Redash
redis Redis
redislabs Redis
redpandadata Redpanda Data
replicate Replicate
returntocorp Semgrep
risingwavelabs RisingWave
rocm AMD ROCm
rook Rook
rudderlabs RudderStack
rundeck Rundeck
sapmachine SAP
scylladb ScyllaDB
semgrep Semgrep
semitechnologies Weaviate
sentinelone SentinelOne
serverless Serverless
signoz SigNoz
singlestore SingleStore
sitecore Sitecore
snapcraft Canonical
snowflakedb Snowflake
solace Solace
sonarsource SonarSource
sourcegraph Sourcegraph
splunk Splunk
stackrox StackRox
stalwartlabs Stalwart Labs
starburstdata Starburst
starrocks StarRocks
storageos StorageOS
stripe Stripe
sumologic Sumo Logic
supabase Supabase
supertokens SuperTokens
surrealdb SurrealDB
sysdig Sysdig
teradata Teradata
tibco TIBCO
tigerbeetle TigerBeetle
timberio Datadog Vector
timescale Timescale
tooljet ToolJet
trigger Trigger.dev
trinodb Trino
trufflesecurity Truffle Security
twentycrm Twenty
twilio Twilio
tyk Tyk
tykio Tyk
ubercadence Uber
upbound Upbound
vaadin Vaadin
vectorized Redpanda Data
vercel Vercel
vertica Vertica
victoriametrics VictoriaMetrics
vmware VMware
voltdb VoltDB
wallarm Wallarm
weaviate Weaviate
windmill Windmill
wolframresearch Wolfram Research
workato Workato
wso2 WSO2
yugabytedb Yugabyte
zeebe Camunda
zilliztech Zilliz
zitadel ZITADEL
`;

/** `docker.io`: operators of a platform whose images belong to that platform. */
export const hubPlatforms = `
amazon Amazon Web Services
awsllc Amazon Web Services
balenalib balena
bitbucketpipelines Atlassian Bitbucket
cimg CircleCI
circleci CircleCI
docker Docker
dockereng Docker
dockersamples Docker
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
gentoo Gentoo
kalilinux Kali Linux
manjarolinux Manjaro Linux
nixpkgs Nixpkgs
oraclelinux Oracle Linux
parrotsec Parrot Security
photonos Photon OS
redhat Red Hat
rockylinux Rocky Linux
slitaz SliTaz
suse SUSE
ubuntu Canonical
`;

/** `quay.io`. */
export const quayPublishers = `
almalinuxorg AlmaLinux
ansible Red Hat Ansible
argoproj Argo
argoprojlabs Argo
artifacthub Artifact Hub
astronomer Astronomer
bioconductor Bioconductor
buildah Buildah
calico Project Calico
centos CentOS Project
centos7 CentOS Project
ceph Ceph
cephcsi Ceph
cilium Cilium
cloudnativepg CloudNativePG
cockroachdb Cockroach Labs
condaforge conda-forge
containers Containers project
coreos CoreOS
cortexproject Cortex
curl curl
debezium Debezium
devfile Devfile
domino Domino Data Lab
eclipse Eclipse Foundation
enterprisedb EnterpriseDB
fedora Fedora Project
fedora-ostree-desktops Fedora Project
frrouting FRRouting
galaxy Galaxy Project
giantswarm Giant Swarm
goswagger go-swagger
gravitational Teleport
hedgedoc HedgeDoc
helmpack Helm
hypershift Red Hat OpenShift
infinispan Infinispan
influxdb InfluxData
jaegertracing Jaeger
jetstack cert-manager
jupyter Jupyter
jupyterhub Jupyter
k8scsi Kubernetes
keycloak Keycloak
kiali Kiali
kubermatic Kubermatic
kubevirt KubeVirt
libpod Podman
libvirt libvirt
lvh-images Cilium
metallb MetalLB
minio MinIO
mongodb MongoDB
netapp NetApp
nmstate NMState
noobaa NooBaa
oauth2-proxy OAuth2 Proxy
open-cluster-management Open Cluster Management
opencontainers Open Container Initiative
openscap OpenSCAP
openshift Red Hat OpenShift
openshift-release-dev Red Hat OpenShift
operator-framework Operator Framework
outline Outline
ovirt oVirt
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
rockylinux Rocky Linux
rockylinuxorg Rocky Linux
sclorg Software Collections
skopeo Skopeo
solo-io Solo.io
stackrox StackRox
stackrox-io StackRox
strimzi Strimzi
submariner Submariner
sustainable_computing_io Kepler
thanos Thanos
tigera Tigera
toolbx Toolbx
unstructured-io Unstructured
vexxhost VEXXHOST
wildfly WildFly
wildfly-snapshots WildFly
zitadel ZITADEL
`;

/** `ghcr.io`: organisations that publish their own software. */
export const ghcrPublishers = `
actions GitHub Actions
activeloopai Activeloop
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
authzed AuthZed
berriai LiteLLM
bitwarden Bitwarden
blakeblackshear/frigate Frigate
buildpacks Cloud Native Buildpacks
calcom Cal.com
chainguard-dev Chainguard
chaos-mesh Chaos Mesh
chroma-core Chroma
cirruslabs Cirrus Labs
cloudflare Cloudflare
cloudnative-pg CloudNativePG
coder Coder
conda-forge conda-forge
containerd containerd
containers Containers project
cross-rs cross
crossplane Crossplane
crowdsecurity CrowdSec
cypress-io Cypress
dani-garcia/vaultwarden Vaultwarden
dask Dask
dbt-labs dbt Labs
denoland Deno
dependabot Dependabot
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
esphome ESPHome
external-secrets External Secrets
fedora-cloud Fedora Project
ferretdb FerretDB
firecracker-microvm Firecracker
flannel-io Flannel
fluent Fluent
fluxcd Flux
foundry-rs Foundry
freecad FreeCAD
freshrss FreshRSS
getsentry Sentry
ggerganov/llama.cpp llama.cpp
ggml-org llama.cpp
github GitHub
gitleaks Gitleaks
gitroomhq Postiz
gleam-lang Gleam
go-gitea Gitea
go-vikunja Vikunja
goauthentik authentik
gohugoio Hugo
golangci golangci-lint
google Google
googlecloudplatform Google Cloud
googlecontainertools Google Container Tools
goreleaser GoReleaser
graalvm GraalVM
grafana Grafana Labs
grpc-ecosystem gRPC Ecosystem
hadolint hadolint
hashicorp HashiCorp
haskell Haskell
helm Helm
home-assistant Home Assistant
homebrew Homebrew
huggingface Hugging Face
hyperledger Hyperledger
immich-app Immich
infisical Infisical
inspektor-gadget Inspektor Gadget
intel Intel
istio Istio
jellyfin Jellyfin
jenkins-x Jenkins X
jenkinsci Jenkins
juanfont/headscale Headscale
jupyterhub Jupyter
k3d-io k3d
k3s-io k3s
k8sgpt-ai K8sGPT
kedacore KEDA
keptn Keptn
knative Knative
komodorio Komodor
kube-vip kube-vip
kubereboot Kured
kubernetes Kubernetes
kubernetes-sigs Kubernetes SIGs
kubevirt KubeVirt
kyverno Kyverno
langchain-ai LangChain
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
maplibre MapLibre
mastodon Mastodon
matrix-org Matrix
mealie-recipes Mealie
mermaid-js Mermaid
microsoft Microsoft
miniflux Miniflux
mlflow MLflow
moby Moby
mozilla Mozilla
mudler/localai LocalAI
nats-io NATS
netbirdio NetBird
netbox-community NetBox
nextcloud Nextcloud
nextcloud-releases Nextcloud
nginx NGINX
nginxinc NGINX
nix-community Nix community
nixos NixOS
nvidia NVIDIA
oasis-tcs OASIS
ocaml OCaml
ollama Ollama
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
oracle Oracle
oras-project ORAS
ory Ory
osgeo OSGeo
osrf Open Robotics
oven-sh Bun
oxsecurity OX Security
paperless-ngx Paperless-ngx
pgadmin-org pgAdmin
php php
phpmyadmin phpMyAdmin
phpstan PHPStan
plausible Plausible
pnpm pnpm
polkadot-fellows Polkadot
postgresml PostgresML
prefix-dev prefix.dev
project-zot zot
projectcontour Contour
projectdiscovery ProjectDiscovery
prometheus Prometheus
prometheus-community Prometheus
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
renovate Renovate
renovatebot Renovate
requarks Wiki.js
rocker-org rocker
rook Rook
ruby Ruby
rust-cross rust-cross
rust-lang Rust
seaweedfs SeaweedFS
servo Servo
siderolabs Sidero Labs
sigstore Sigstore
slsa-framework SLSA
spack Spack
spiffe SPIFFE
stackrox StackRox
stalwartlabs Stalwart Labs
static-web-server Static Web Server
super-linter Super-Linter
suse SUSE
swiftlang Swift
tailscale Tailscale
tektoncd Tekton
thingsboard ThingsBoard
toeverything AFFiNE
trinodb Trino
triton-inference-server NVIDIA
typst Typst
umami-software Umami
unikraft Unikraft
usememos memos
valkey-io Valkey
vectordotdev Vector
void-linux Void Linux
voidzero-dev VoidZero
warp-tech Warpgate
webassembly WebAssembly
werf werf
wolfi-dev Wolfi
yugabyte Yugabyte
zarf-dev Zarf
ziglang Zig
zitadel ZITADEL
`;

/** `gcr.io` (and its regional hosts). */
export const gcrPublishers = `
bazel-public Bazel
buildpacks Google Cloud Buildpacks
cadvisor cAdvisor
cloud-builders Google Cloud Build
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
gke-release Google Kubernetes Engine
go-containerregistry go-containerregistry
google-appengine Google App Engine
google-containers Kubernetes
google-github-actions Google
google-samples Google
google.com Google
google_containers Kubernetes
heptio-images Heptio
istio-release Istio
istio-testing Istio
k8s-minikube minikube
k8s-prow Kubernetes
k8s-skaffold Skaffold
k8s-staging-boskos Kubernetes
k8s-staging-kustomize Kubernetes
k8s-testimages Kubernetes
kaggle-gpu-images Kaggle
kaggle-images Kaggle
kaniko-project kaniko
knative-releases Knative
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
bedrock Amazon Web Services
bottlerocket Bottlerocket
cdk8s Amazon Web Services
cloudwatch-agent Amazon Web Services
codebuild Amazon Web Services
datadog Datadog
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
ubuntu Canonical
xray Amazon Web Services
`;

/** `registry.gitlab.com`. */
export const gitlabPublishers = `
components GitLab
fdroid F-Droid
gitlab-com GitLab
gitlab-org GitLab
graphviz Graphviz
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

/** Registries that belong as a whole to one publisher: host, kind, name. */
export const vendorRegistries = `
candidate-registry.fedoraproject.org distribution Fedora Project
cgr.dev distribution Chainguard
code.forgejo.org project Forgejo
container-registry.oracle.com platform Oracle
containers.intersystems.com company InterSystems
cp.icr.io company IBM
cp.stg.icr.io company IBM
cr.fluentbit.io project Fluent Bit
cr.kgateway.dev project kgateway
cr.l5d.io project Linkerd
cr.weaviate.io company Weaviate
data.forgejo.org project Forgejo
dhi.io platform Docker Hardened Images
docker.arangodb.com company ArangoDB
docker.dragonflydb.io company Dragonfly
docker.elastic.co company Elastic
docker.enterprisedb.com company EnterpriseDB
docker.getoutline.com company Outline
docker.gitea.com project Gitea
docker.mirror.hashicorp.services platform HashiCorp mirror of Docker Hub
docker.n8n.io company n8n
docker.onedata.org project Onedata
docker.osgeo.org project OSGeo
docker.redpanda.com company Redpanda Data
docker.stackable.tech company Stackable
docker.vectorized.io company Redpanda Data
downloads.unstructured.io company Unstructured
dp.apps.rancher.io distribution SUSE
hub.oepkgs.net distribution openEuler
hub.opensciencegrid.org project Open Science Grid
icr.io platform IBM Cloud
images.cpanel.net company cPanel
invent-registry.kde.org project KDE
k8s.gcr.io project Kubernetes
mcr.microsoft.com platform Microsoft
nvcr.io company NVIDIA
oci.external-secrets.io project External Secrets
oci.stackable.tech company Stackable
platform9.io company Platform9
projects.packages.broadcom.com company Broadcom
projects.registry.vmware.com company VMware
quay.gnome.org project GNOME
registry.access.redhat.com distribution Red Hat
registry.alpinelinux.org distribution Alpine Linux
registry.altlinux.org distribution ALT Linux
registry.astralinux.ru distribution Astra Linux
registry.camunda.cloud company Camunda
registry.centos.org distribution CentOS Project
registry.ci.openshift.org project OpenShift CI
registry.connect.redhat.com platform Red Hat certified partners
registry.datadoghq.com company Datadog
registry.developers.crunchydata.com company Crunchy Data
registry.fedoraproject.org distribution Fedora Project
registry.freedesktop.org project freedesktop.org
registry.gitlab.alpinelinux.org distribution Alpine Linux
registry.gitlab.gnome.org project GNOME
registry.k8s.io project Kubernetes
registry.kde.org project KDE
registry.mongodb.com company MongoDB
registry.openanolis.cn distribution OpenAnolis
registry.opensuse.org distribution openSUSE
registry.red-soft.ru distribution RED OS
registry.redhat.io distribution Red Hat
registry.salsa.debian.org distribution Debian
registry.scalingo.com company Scalingo
registry.suse.com distribution SUSE
registry.svc.ci.openshift.org project OpenShift CI
registry.ubuntu.com distribution Canonical
registry2.balena-cloud.com platform balena
releases-docker.jfrog.io company JFrog
rocks.canonical.com distribution Canonical
xpkg.crossplane.io project Crossplane
xpkg.upbound.io company Upbound
`;
